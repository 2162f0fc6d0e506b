"""The questions to the employer as an e-mail or a PDF, and the list for the lawyer.

Each format is one module with `render(subject)`, where `subject` is a Letter or a LawyerList; the PDF takes a Letter.
"""
