using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;

namespace DigitalIndiaStack.Host.Tests.Story;

/// <summary>The story from the home page to the withdrawal of the consent, wherever it is run.</summary>
internal static partial class WholeStory
{
    private const int FieldsAsked = 3;

    public static async Task RunAsync(Uri home, string data, string tenant)
    {
        using var citizen = new Visitor(home, data, Persona.CitizenOf(tenant));
        await citizen.ApplyAsync();
        ConsentPageIsHonest(citizen);
        await citizen.AnswerAsync("grant");
        var application = citizen.Here;
        Assert.Contains(citizen.Persona.Holding, citizen.Text, StringComparison.Ordinal);
        await ApproveAsync(home, data, tenant, citizen.TrackingNumber);
        await citizen.WaitUntilPaidAsync();
        await ReceiptIsThereAsync(citizen);
        await citizen.EnterAsync("/registries/accesses");
        citizen.IsAt("/registries/accesses");
        Assert.NotEmpty(citizen.Page.QuerySelectorAll("main dl, main table"));
        await WithdrawAsync(citizen, application);
    }

    private static void ConsentPageIsHonest(Visitor citizen)
    {
        Assert.Equal(FieldsAsked, citizen.Page.QuerySelectorAll("main dl li").Length);
        Assert.Equal(9, citizen.Facts.Count);
        Assert.DoesNotContain(citizen.Facts, string.IsNullOrWhiteSpace);
        var buttons = citizen.Page.QuerySelectorAll("main form button").OfType<IHtmlButtonElement>().ToList();
        Assert.Equal(["grant", "refuse"], buttons.Select(button => button.Value));
        Assert.Single(buttons.Select(button => button.ClassName).Distinct());
        Assert.Empty(citizen.Page.QuerySelectorAll("main [checked], main [selected], main [autofocus], main input[type=checkbox]"));
    }

    private static async Task ApproveAsync(Uri home, string data, string tenant, string trackingNumber)
    {
        using var officer = new Visitor(home, data, Persona.OfficerOf(tenant));
        Assert.True(await officer.FindAtDeskAsync(trackingNumber), officer.Text);
        await officer.SubmitAsync(("Reason", "The holding is small enough."), ("decision", "approve"));
        officer.IsAt("/agriculture/desk");
        Assert.False(await officer.FindAtDeskAsync(trackingNumber), "Decided, and on the desk still.");
    }

    private static async Task ReceiptIsThereAsync(Visitor citizen)
    {
        var receipt = citizen.Facts.First(fact => ReceiptNumber().IsMatch(fact));
        await citizen.EnterAsync("/payments");
        citizen.IsAt("/payments");
        Assert.Contains(receipt, citizen.Facts);
    }

    private static async Task WithdrawAsync(Visitor citizen, Uri application)
    {
        await citizen.EnterAsync("/consent");
        citizen.IsAt("/consent");
        await citizen.SubmitAsync();
        citizen.IsAt("/consent");
        Assert.NotNull(citizen.Notice);
        Assert.Null(citizen.Page.QuerySelector("main form"));
        await citizen.OpenAsync(application.AbsoluteUri);
        await citizen.SubmitAsync();
        Assert.Equal(PackText.Of(citizen.Persona, "agriculture.application.refused"), citizen.Notice);
    }

    [GeneratedRegex("^R[0-9A-Z]{12}$")]
    private static partial Regex ReceiptNumber();
}
