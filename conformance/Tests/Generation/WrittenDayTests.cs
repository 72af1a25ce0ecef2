using AngleSharp.Html.Parser;
using DigitalIndiaStack.Conformance.Suites.Consent;

namespace DigitalIndiaStack.Conformance.Tests.Generation;

/// <summary>A day is found in whichever way a server writes it, and not in a part of it.</summary>
public sealed class WrittenDayTests
{
    private static readonly DateTimeOffset End = new(2026, 12, 1, 9, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("en", "Until 1 December 2026, 09:30.", true)]
    [InlineData("en", "Until December 1, 2026", true)]
    [InlineData("en-KE", "1st of December, 2026", true)]
    [InlineData("en", "Tue, 01-Dec-2026", true)]
    [InlineData("en", "01/12/2026", true)]
    [InlineData("en", "12/1/2026", true)]
    [InlineData("en", "2026-12-01", true)]
    [InlineData("en", "1\u00a0December\u00a02026", true)]
    [InlineData("en", "30 November 2026", true)]
    [InlineData("en", "December 2026", false)]
    [InlineData("en", "Until 2026", false)]
    [InlineData("en", "1 December 2027", false)]
    [InlineData("en", "11 December 2026", false)]
    [InlineData("en", "<time datetime='2026-12-01'>in two days</time>", false)]
    [InlineData("am", "<time datetime='2026-12-01'>\u1205\u12f3\u122d 22, 2019</time>", true)]
    [InlineData("am", "<time datetime='2026-12-09'>\u1205\u12f3\u122d 30, 2019</time>", false)]
    [InlineData("sw", "mwaka 2026", false)]
    public async Task A_day_is_written_whole(string language, string words, bool isWritten)
    {
        using var page = await new HtmlParser().ParseDocumentAsync($"<html lang='{language}'><main><p>{words}</p></main></html>", TestContext.Current.CancellationToken);

        Assert.Equal(isWritten, new WrittenDay(End, End.AddMinutes(1)).IsIn(page.QuerySelector("main")!));
    }
}
