"""Wording: the words of the reports in English and Chinese, and how a report shall look."""

from collections.abc import Mapping

from amzlint.policy.rule import Lang
from amzlint.record import record


@record
class Look:
    """How a report is written: its language, whether buyers' texts are shown, colours, width in columns."""

    lang: Lang = "en"
    show_text: bool = False
    colour: bool = False
    width: int = 100
    quiet: bool = False

    def say(self, key: str, **values: object) -> str:
        """Give a word or sentence of the reports in the look's language."""
        english, chinese = _WORDS[key]
        return (chinese if self.lang == "zh" else english).format(**values)

    def count(self, key: str, number: int) -> str:
        """Give a number with its noun, `1 error` or `2 errors`."""
        return self.say(key if number == 1 or self.lang == "zh" else f"{key}s", n=number)


_WORDS: Mapping[str, tuple[str, str]] = {
    "error": ("{n} error", "{n} 个错误"),
    "errors": ("{n} errors", "{n} 个错误"),
    "warning": ("{n} warning", "{n} 个警告"),
    "warnings": ("{n} warnings", "{n} 个警告"),
    "info": ("{n} note", "{n} 条提示"),
    "infos": ("{n} notes", "{n} 条提示"),
    "message": ("{n} message", "{n} 条消息"),
    "messages": ("{n} messages", "{n} 条消息"),
    "skipped": ("{n} not checked", "{n} 项未检查"),
    "skippeds": ("{n} not checked", "{n} 项未检查"),
    "suppressed": ("{n} suppressed", "{n} 项已抑制"),
    "suppresseds": ("{n} suppressed", "{n} 项已抑制"),
    "severity error": ("error", "错误"),
    "severity warning": ("warning", "警告"),
    "severity info": ("note", "提示"),
    "clean": ("Nothing found in {messages}.", "已检查 {messages}，未发现问题。"),
    "found": ("{counts} in {messages}.", "{messages}中发现 {counts}。"),
    "why": ("why", "原因"),
    "write instead": ("write instead", "建议改写"),
    "remove": ("take it out", "删掉这部分"),
    "disguised": ("disguised", "伪装写法"),
    "whole message": ("the message as a whole", "整条消息"),
    "not checked": ("not checked", "未检查"),
    "basis": ("basis", "依据"),
    "basis official": ("Amazon's own page or API", "亚马逊官方页面或接口"),
    "basis seed": ("the three-step protocol of the founding guide", "三步协议指南"),
    "basis reported": ("agreed by several third parties", "多个第三方一致"),
    "basis inference": ("inferred from the policy", "由政策推断"),
    "heading severity": ("severity", "级别"),
    "heading applies": ("applies to", "适用于"),
    "heading unless": ("exceptions", "例外"),
    "heading bad": ("reported", "会报告"),
    "heading good": ("not reported", "不报告"),
    "off by default": ("off by default", "默认关闭"),
    "basis folklore": ("word-list lore", "流传的敏感词表"),
}
