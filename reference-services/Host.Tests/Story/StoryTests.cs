using System.Net;
using DigitalIndiaStack.Host.Tests.Hosting;

namespace DigitalIndiaStack.Host.Tests.Story;

public sealed class StoryTests(SharedSandbox sandbox)
{
    [Theory]
    [InlineData("ke")]
    [InlineData("ma")]
    public async Task From_home_to_receipt_and_withdrawal(string tenant)
    {
        var (home, data) = await StartedAsync();
        await WholeStory.RunAsync(home, data, tenant);
    }

    [Fact]
    public async Task Who_refuses_consent_is_shown_the_paper_route()
    {
        var (home, data) = await StartedAsync();
        using var citizen = new Visitor(home, data, Persona.Otieno);
        await citizen.ApplyAsync();
        await citizen.AnswerAsync("refuse");
        Assert.Equal(PackText.Of(Persona.Otieno, "agriculture.status.paper-route"), citizen.Page.QuerySelector(".govuk-tag")!.TextContent);
        Assert.NotNull(citizen.Page.QuerySelector(".govuk-inset-text"));
        Assert.DoesNotContain(Persona.Otieno.Holding, citizen.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ke")]
    [InlineData("ma")]
    public async Task Who_has_more_land_than_the_limit_is_not_eligible(string tenant)
    {
        var (home, data) = await StartedAsync();
        using var citizen = new Visitor(home, data, Persona.LargeFarmerOf(tenant));
        await citizen.ApplyAsync();
        await citizen.AnswerAsync("grant");
        Assert.Equal(PackText.Of(citizen.Persona, "agriculture.status.ineligible"), citizen.Page.QuerySelector(".govuk-tag")!.TextContent);
        using var officer = new Visitor(home, data, Persona.OfficerOf(tenant));
        Assert.False(await officer.FindAtDeskAsync(citizen.TrackingNumber));
    }

    [Fact]
    public async Task A_citizen_is_not_let_to_the_officers_desk()
    {
        var (home, data) = await StartedAsync();
        using var citizen = new Visitor(home, data, Persona.Wanjiru);
        await citizen.EnterAsync("/agriculture/desk");
        Assert.Equal(HttpStatusCode.Forbidden, citizen.Status);
        Assert.NotNull(citizen.Page.QuerySelector("main h1"));
    }

    [Fact]
    public async Task Officers_see_the_applications_of_their_own_country_only()
    {
        var (home, data) = await StartedAsync();
        using var citizen = new Visitor(home, data, Persona.Youssef);
        await citizen.ApplyAsync();
        await citizen.AnswerAsync("grant");
        using var foreign = new Visitor(home, data, Persona.OfficerKiptoo);
        Assert.False(await foreign.FindAtDeskAsync(citizen.TrackingNumber));
        await foreign.OpenAsync($"/agriculture/desk/{citizen.Here.Segments[^1]}");
        Assert.Equal(HttpStatusCode.NotFound, foreign.Status);
    }

    [Fact]
    public async Task Who_enrols_gets_a_number_that_signs_in()
    {
        var (home, data) = await StartedAsync();
        var newcomer = new Persona("ke", "en", "", "newcomer@example.org", "");
        var number = await Newcomer.EnrolAsync((await sandbox.StartedAsync()).Settings, newcomer);
        using var citizen = new Visitor(home, data, newcomer with { Number = number });
        await citizen.EnterAsync("/agriculture");
        citizen.IsAt("/agriculture");
    }

    private async Task<(Uri Home, string Data)> StartedAsync()
    {
        var settings = (await sandbox.StartedAsync()).Settings;
        return (settings.Address, settings.Data);
    }
}
