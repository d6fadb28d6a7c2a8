"""Copy protection on EPUBs: whether a book is locked, and by what."""

from __future__ import annotations

from fabula.errors import SourceLocked
from fabula.source.archive import Archive
from fabula.source.trees import local_name, parse_xml

# Fonts may be scrambled so that nobody takes them out of the book; its words are not.
_FONT_ALGORITHMS = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})
_RIGHTS = (
    (b"ns.adobe.com/adept", "Adobe ADEPT"),
    (b"barnesandnoble", "Barnes & Noble"),
    (b"kobo", "Kobo"),
    (b"kdrm", "Kobo"),
)


def refuse_locked(archive: Archive, name: str) -> None:
    """Refuse a book whose text is encrypted.

    Raises:
        SourceLocked: it is; the protection is named where it can be told.
    """
    encryption = archive.read_if_there("META-INF/encryption.xml")
    rights = archive.read_if_there("META-INF/rights.xml")
    scheme = _scheme(archive, encryption, rights)
    if rights or scheme == "Readium LCP" or _covers_text(encryption):
        raise SourceLocked(
            name,
            f"this book is locked by DRM ({scheme}), and a locked book cannot be read",
            "get a copy without DRM from where you bought it, or from its author",
        )


def _scheme(archive: Archive, encryption: bytes, rights: bytes) -> str:
    if archive.find("META-INF/license.lcpl") is not None or b"readium.org/2014/01/lcp" in encryption:
        return "Readium LCP"
    if archive.find("META-INF/sinf.xml") is not None:
        return "Apple FairPlay"
    for mark, scheme in _RIGHTS:
        if mark in rights.lower() or mark in encryption.lower():
            return scheme
    return "of an unknown kind"


def _covers_text(encryption: bytes) -> bool:
    root = parse_xml(encryption)
    if root is None:
        return False
    for data in root.iter():
        if local_name(data) != "EncryptedData":
            continue
        methods = [
            element.get("Algorithm", "") for element in data if local_name(element) == "EncryptionMethod"
        ]
        if not methods or any(method not in _FONT_ALGORITHMS for method in methods):
            return True
    return False
