"""What a PDF says that it conforms to: PDF/A-3a, which WeasyPrint writes, and PDF/UA-1, which is added here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

VARIANT = "pdf/a-3a"

# PDF/A allows properties of other standards only with their description beside them.
_UA_1 = b"""
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1" />
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of PDF/UA that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
_END = b"</rdf:RDF>"


def both(write: Callable[..., bytes]) -> Callable[..., bytes]:
    """Return what writes the metadata as `write` does (`DocumentMetadata.generate_rdf_metadata`), and PDF/UA-1."""

    def written(*claim: Any) -> bytes:
        before, end, after = write(*claim).rpartition(_END)
        return before + _UA_1 + end + after

    return written
