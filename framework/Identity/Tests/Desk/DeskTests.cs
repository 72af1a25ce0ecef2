using System.Net;
using System.Security.Cryptography;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Contracts;
using DigitalIndiaStack.Identity.Tests.Api;
using DigitalIndiaStack.Identity.Tests.Enrolling;
using DigitalIndiaStack.Identity.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Identity.Tests.Desk;

/// <summary>Rules 14.26 to 14.33: the pages on which agents file and reviewers decide, and that of the person.</summary>
public class DeskTests(IdentityHost host)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_without_a_phone_is_registered_by_hand_and_sees_it()
    {
        var (name, birth) = ("Zuberi Mkutano", Office.NewBirth());
        using var agent = await DeskVisit.OfAsync(host, Citizen.AgentBarasa);
        using var reviewer = await DeskVisit.OfAsync(host, Citizen.ReviewerWekesa, DeskVisit.Queue);
        var id = await DraftAsync(agent, name, birth);
        await SubmitAsync(agent, id, "Birth certificate 7");
        Assert.Equal($"{id} submitted", agent.Applications[0]);

        await reviewer.OpenAsync($"{DeskVisit.Queue}/{id}");
        Assert.Contains("Barasa Mfano", reviewer.Words, StringComparison.Ordinal);
        await reviewer.DecideAsync("return");
        Assert.Contains("Give the reason", reviewer.Words, StringComparison.Ordinal);
        await reviewer.DecideAsync("return", "The certificate is cut off");
        Assert.Equal(DeskVisit.Queue, reviewer.Browser.Here.AbsolutePath);
        Assert.DoesNotContain(reviewer.Applications, one => one.StartsWith(id, StringComparison.Ordinal));

        await agent.OpenAsync($"{DeskVisit.Desk}?status=returned");
        Assert.Contains($"{id} returned", agent.Applications);
        Assert.All(agent.Applications, one => Assert.EndsWith(" returned", one, StringComparison.Ordinal));
        Assert.Contains("The certificate is cut off", agent.Words, StringComparison.Ordinal);
        await SubmitAsync(agent, id, "Birth certificate 7, whole");
        await reviewer.OpenAsync($"{DeskVisit.Queue}/{id}");
        Assert.DoesNotContain("The certificate is cut off", reviewer.Words, StringComparison.Ordinal);
        await reviewer.DecideAsync("issue");
        Assert.Contains("The application is accepted", reviewer.Words, StringComparison.Ordinal);

        var number = await NumberOfAsync(name);
        using var person = await DeskVisit.OfAsync(host, new Citizen("ke", number, Citizen.PersonaPin, number), DeskVisit.Own);
        Assert.Equal($"{id} issued", Assert.Single(person.Applications));
    }

    [Fact]
    public async Task The_desk_lets_in_by_role_and_shows_an_agent_nothing_of_another()
    {
        using var agent = await DeskVisit.OfAsync(host, Citizen.AgentBarasa);
        var id = await DraftAsync(agent, "Nobody Elses", Office.NewBirth());
        await agent.OpenAsync(DeskVisit.Queue);
        Assert.Equal(HttpStatusCode.Forbidden, agent.Status);

        using var other = await DeskVisit.OfAsync(host, Citizen.AgentJelagat);
        Assert.NotNull(other.Page.QuerySelector("[data-empty]"));
        await other.OpenAsync($"{DeskVisit.New}/{id}");
        Assert.Equal(HttpStatusCode.NotFound, other.Status);

        using var reviewer = await DeskVisit.OfAsync(host, Citizen.ReviewerWekesa, DeskVisit.Queue);
        await reviewer.OpenAsync($"{DeskVisit.Queue}/{id}");
        Assert.Equal(HttpStatusCode.NotFound, reviewer.Status);
        using var citizen = await DeskVisit.OfAsync(host, await Citizen.EnrolAsync(host));
        Assert.Equal(HttpStatusCode.Forbidden, citizen.Status);
        await citizen.OpenAsync(DeskVisit.Own);
        Assert.NotNull(citizen.Page.QuerySelector("[data-empty=yes]"));
    }

    [Fact]
    public async Task A_reviewer_sees_who_is_alike_and_is_asked_for_a_reason()
    {
        var birth = Office.NewBirth();
        using var office = await Office.OpenAsync(host);
        var alike = await office.PersonAsync("Tabitha Mfanano Achieng", birth);
        using var agent = await DeskVisit.OfAsync(host, Citizen.AgentBarasa);
        using var reviewer = await DeskVisit.OfAsync(host, Citizen.ReviewerWekesa, DeskVisit.Queue);
        var id = await agent.FileAsync("Tabitha Mfanano", birth);
        Assert.Equal($"{id} inReview", agent.Applications[0]);
        Assert.DoesNotContain("Achieng", (await agent.OpenAsync($"{DeskVisit.New}/{id}")).Words, StringComparison.Ordinal);

        await reviewer.OpenAsync($"{DeskVisit.Queue}/{id}");
        var candidate = Assert.Single(reviewer.Page.QuerySelectorAll("[data-candidate]"));
        Assert.Equal($"{alike.PersonId}", candidate.GetAttribute("data-candidate"));
        Assert.Contains("Tabitha Mfanano Achieng", candidate.TextContent, StringComparison.Ordinal);
        Assert.Equal(birth.ToString("O", null), candidate.QuerySelector("time")!.GetAttribute("datetime"));
        Assert.Contains(await Audit.OfAsync(host, "ke", alike.PersonId), entry => entry.Action == "identity.person.read");

        await reviewer.DecideAsync("issue");
        Assert.Contains(reviewer.Browser.Errors, error => error.Contains("reason", StringComparison.OrdinalIgnoreCase));
        await reviewer.DecideAsync("reject", "She is registered");
        Assert.Equal($"{id} rejected", (await agent.OpenAsync(DeskVisit.Desk)).Applications[0]);
        Assert.Contains("She is registered", agent.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_filed_at_the_desk_does_not_decide_there()
    {
        var both = await Citizen.EnrolAsync(host);
        await Office.SetRolesAsync(host, both.Number, "identity-agent identity-reviewer");
        using var visit = await DeskVisit.OfAsync(host, both);
        var id = await visit.FileAsync("Kept Apart", Office.NewBirth());

        await visit.OpenAsync($"{DeskVisit.Queue}/{id}");
        Assert.Empty(visit.Page.QuerySelectorAll("main form"));

        await visit.OpenAsync(DeskVisit.New);
        var token = visit.Page.QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var http = host.NewClient();
        using var forged = new HttpRequestMessage(HttpMethod.Post, $"{DeskVisit.Queue}/{id}") { Content = new FormUrlEncodedContent([new("act", "issue"), new("__RequestVerificationToken", token)]) };
        forged.Headers.Add("Cookie", visit.Browser.CookieHeader);
        using var answer = await http.SendAsync(forged, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await visit.OpenAsync(DeskVisit.Desk);
        Assert.Equal($"{id} submitted", visit.Applications[0]);
    }

    [Fact]
    public async Task What_an_agent_types_wrongly_is_told_at_its_field()
    {
        using var agent = await DeskVisit.OfAsync(host, Citizen.AgentJelagat, DeskVisit.New);
        await agent.Browser.SubmitAsync(("Form.Phone", "0712"), ("Form.Document", "Passport"), ("Form.Pin", "12"), ("act", "submit"));
        Assert.Equal(6, agent.Browser.Errors.Count);

        await agent.Browser.SubmitAsync([.. DeskVisit.Form("Too Simple", Office.NewBirth(), "111111", "save"), ("Form.Phone", ""), ("Form.Document", "")]);
        Assert.Single(agent.Browser.Errors);
        await agent.Browser.SubmitAsync(DeskVisit.Form("No Document", Office.NewBirth(), Citizen.PersonaPin, "submit"));
        Assert.Single(agent.Browser.Errors);
        await agent.Browser.UploadAsync(("Form.File", [0, 1]), [.. DeskVisit.Form("No\0Name", Office.NewBirth(), Citizen.PersonaPin, "save"), ("Form.Document", "Passport")]);
        Assert.Equal(HttpStatusCode.BadRequest, agent.Status);
        Assert.Empty((await agent.OpenAsync(DeskVisit.Desk)).Applications);
    }

    [Fact]
    public async Task An_application_is_sent_back_by_the_API_and_looked_through_anew()
    {
        var birth = Office.NewBirth();
        using var office = await Office.OpenAsync(host);
        var alike = await office.PersonAsync("Rehema Rudi", birth);
        var filed = await office.SubmittedAsync("Rehema Rudi", birth);

        var returned = await office.Reviewer.ReturnEnrolmentAsync(filed.ApplicationId, new ReturnDecision { Reason = "Look again" }, Cancellation);
        Assert.Equal((EnrolmentStatus.Draft, "Look again", null, null), (returned.Status, returned.Reason, returned.SubmittedBy, returned.Candidates));
        await Office.MustBeRefusedAsync(404, "IDN-0404", () => office.SeenAsync(filed.ApplicationId));
        await Office.MustBeRefusedAsync(404, "IDN-0404", () => office.Reviewer.ReturnEnrolmentAsync(filed.ApplicationId, new ReturnDecision { Reason = "Once more" }, Cancellation));

        var again = await office.Agent.SubmitEnrolmentAsync(filed.ApplicationId, Cancellation);
        Assert.Equal((EnrolmentStatus.InReview, null), (again.Status, again.Reason));
        Assert.Equal(alike.PersonId, Assert.Single((await office.SeenAsync(filed.ApplicationId)).Candidates!).PersonId);

        var correction = await office.Agent.RequestCorrectionAsync(alike.PersonId, Office.Key(), new CorrectionRequest { Filing = Filing.Self, FullName = "Rehema R", DateOfBirth = birth, Evidence = Office.Evidence }, Cancellation);
        await Office.MustBeRefusedAsync(409, "IDN-0525", () => office.Reviewer.ReturnEnrolmentAsync(correction.ApplicationId, new ReturnDecision { Reason = "No" }, Cancellation));
    }

    private static async Task<string> DraftAsync(DeskVisit agent, string name, DateOnly birth)
    {
        await agent.OpenAsync(DeskVisit.New);
        await agent.Browser.SubmitAsync(DeskVisit.Form(name, birth, Citizen.PersonaPin, "save"));
        Assert.Equal(DeskVisit.Desk, agent.Browser.Here.AbsolutePath);
        Assert.EndsWith(" draft", agent.Applications[0], StringComparison.Ordinal);
        return agent.Applications[0].Split(' ')[0];
    }

    private async Task SubmitAsync(DeskVisit agent, string id, string document)
    {
        var content = RandomNumberGenerator.GetBytes(400_000);
        await agent.OpenAsync($"{DeskVisit.New}/{id}");
        await agent.Browser.UploadAsync(("Form.File", content), ("Form.Document", document), ("act", "submit"));
        await using var scope = host.Services.CreateAsyncScope();
        var filed = await scope.ServiceProvider.GetRequiredService<IdentityDbContext>().Applications.IgnoreQueryFilters().SingleAsync(row => row.FullName == "Zuberi Mkutano", Cancellation);
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(content)), filed.Evidence, StringComparison.Ordinal);
    }

    private async Task<string> NumberOfAsync(string name)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IdentityDbContext>().PersonsOfAll.SingleAsync(person => person.FullName == name, Cancellation)).Number.Value;
    }
}
