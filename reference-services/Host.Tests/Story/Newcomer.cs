using DigitalIndiaStack.Host.Tests.Hosting;

namespace DigitalIndiaStack.Host.Tests.Story;

/// <summary>Somebody who enrols on the page.</summary>
internal static class Newcomer
{
    /// <returns>The new national number.</returns>
    public static async Task<string> EnrolAsync(SandboxSettings settings, Persona newcomer)
    {
        using var visitor = new Visitor(settings.Address, settings.Data, newcomer);
        await visitor.OpenAsync("/identity/enrol");
        await visitor.SubmitAsync(
            ("Form.Country", newcomer.Tenant),
            ("Form.FullName", "Somebody New"),
            ("Form.Email", newcomer.Email),
            ("Form.Pin", visitor.Pin),
            ("Form.PinAgain", visitor.Pin),
            ("Form.BirthDate.Day", "3"),
            ("Form.BirthDate.Month", "5"),
            ("Form.BirthDate.Year", "1991"));
        var number = visitor.Page.QuerySelector(".govuk-panel__body")?.TextContent.Trim();
        Assert.True(number?.Length == 12, $"{string.Join(' ', visitor.Errors)} {visitor.Text}");
        return number;
    }
}
