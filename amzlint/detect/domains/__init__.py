"""Domains: how names of hosts are written, disguised and owned; shared by e-mail, URL and link."""
