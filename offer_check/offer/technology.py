"""Platform, access, equipment and images."""

from __future__ import annotations

from typing import Annotated

from .compounds import Dollars
from .entry import Group, entry
from .scalars import YesNo, choice


class Technology(Group, title="Technology and privacy"):
    """The platform and its privacy, remote access, equipment, images, outages and AI."""

    platform_hipaa: YesNo = entry("Compliant platform", "Whether the video platform meets HIPAA.", found="Q")
    baa: Annotated[str | None, choice("yes", "no", "not_needed")] = entry(
        "Business associate agreement", "With the vendor; not_needed for the employer's own system.", found="Q"
    )
    consumer_apps_used: YesNo = entry("Consumer apps used", "Whether visits run over everyday video apps.", found="Q")
    emr_integrated: Annotated[str | None, choice("yes", "partial", "no")] = entry(
        "Record integration", "Whether the platform works inside the medical record.", found="Q"
    )
    pacs_remote: YesNo = entry("Imaging from remote", "Whether imaging can be opened where you sit.", found="Q")
    tps_remote: YesNo = entry(
        "Planning system from remote", "Whether the treatment planning system can be used where you sit.", found="Q"
    )
    performance_tested: YesNo = entry(
        "Remote access tested at clinical speed", "Whether it was tried with real studies and plans.", found="Q"
    )
    encrypted_access: Annotated[str | None, choice("vpn", "vdi", "browser", "none")] = entry(
        "Encrypted access", "How the connection is protected.", found="Q"
    )
    personal_device_allowed: YesNo = entry(
        "Personal device", "Whether your own device may be used for patient data.", found="A/Q"
    )
    equipment_provided: Annotated[str | None, choice("provided", "reimbursed", "own")] = entry(
        "Equipment", "Whether you get it, are paid back for it, or bring your own.", found="A/Q"
    )
    internet_stipend: Dollars = entry("Internet allowance", "Money for the connection, with its period.", found="Q")
    images_in_record: YesNo = entry("Images in chart", "Whether patients' images become part of the record.", found="Q")
    image_storage: Annotated[str | None, choice("secure_portal", "device", "email", "vendor")] = entry(
        "Image storage", "Where images are kept.", found="Q"
    )
    images_by_text_message: YesNo = entry(
        "Images by text or e-mail", "Whether patients send images by message or mail.", found="Q"
    )
    image_standard: YesNo = entry("Image quality standard", "Whether a rule says what is good enough.", found="Q")
    downtime_plan: YesNo = entry("Downtime plan", "Whether a plan says what happens in an outage.", found="Q")
    ai_tools: Annotated[str | None, choice("none", "advisory", "deciding")] = entry(
        "AI tools", "Whether AI is used, and whether it advises or decides.", found="O/Q"
    )
