"""Rule skeleton: a new rule that loads and passes, to be written on."""

import re

from amzlint.errors import UserError

_ID = re.compile(r"[a-z][a-z0-9-]*/[a-z][a-z0-9-]*")
_TEXT = """# {id}: say in one line what this rule is for.
severity: warning                      # error | warning | info, or {{reply: warning, proactive: error}}
basis: {{kind: inference, source: "our own support guide", as_of: "{today}"}}
applies: {{channel: [amazon, api]}}
summary: {{en: "No mention of the moon offer.", zh: "不得提及月亮活动。"}}
message: {{en: "Mentions the moon offer.", zh: "提到了月亮活动。"}}
consequence: {{en: "Why it matters, in one sentence.", zh: "一句话说明后果。"}}
forbid:
  regex: '\\bmoon\\s+offer\\b|月亮活动'     # better: phrase: <a concept of your lexicon>
fix: {{replace: {{en: "We are glad to help with this order.", zh: "很高兴为您处理这笔订单。"}}}}
examples:                              # ⟦ ⟧ mark what the finding must cover
  bad:
    - "Have you heard of our ⟦moon offer⟧?"
    - "欢迎参加⟦月亮活动⟧。"
  good:
    - "The lamp looks like the moon."
    - "这盏灯像月亮。"
"""


def skeleton(rule: str, today: str) -> str:
    """Give the text of a new rule file. Raises UserError where the id is none."""
    if not _ID.fullmatch(rule):
        raise UserError(
            f'a rule id is <family>/<name> in small letters, as contact/email, not "{rule}"'
        )
    return _TEXT.format(id=rule, today=today)
