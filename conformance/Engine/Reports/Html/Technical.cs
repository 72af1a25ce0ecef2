namespace DigitalIndiaStack.Conformance.Engine.Reports.Html;

/// <summary>Texts that stay English in every language, and say so to a reader's device (WCAG 3.1.2).</summary>
internal static class Technical
{
    public static Markup Code(string text) => Markup.Of($"""<code lang="en" dir="ltr">{text}</code>""");

    public static Markup Block(string text) => Markup.Of($"""<pre lang="en" dir="ltr"><code>{text}</code></pre>""");

    public static Markup Sentence(string text) => Markup.Of($"""<span lang="en" dir="ltr" class="en">{text}</span>""");

    /// <summary>A code and what it stands for, in one line that reads from left to right.</summary>
    public static Markup Line(string code, string text) => Markup.Of($"""<span lang="en" dir="ltr" class="en"><code>{code}</code> {text}</span>""");
}
