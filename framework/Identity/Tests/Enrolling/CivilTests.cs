using System.Net;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Contracts;
using DigitalIndiaStack.Identity.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wire = DigitalIndiaStack.Identity.Tests.Hosting.Protocol;

namespace DigitalIndiaStack.Identity.Tests.Enrolling;

/// <summary>What becomes of persons who are enrolled: corrections, suspension, death and guardians (IDN-14.17 to IDN-14.25).</summary>
public sealed class CivilTests(IdentityHost host)
{
    private static readonly StandingChange Order = new() { Reason = "Order 17 of the registrar" };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_correction_changes_the_record_when_it_is_issued_and_is_one_at_a_time()
    {
        using var office = await Office.OpenAsync(host);
        var birth = Office.NewBirth();
        var person = await office.PersonAsync("Muthoni Njeri", birth);
        var request = new CorrectionRequest { Filing = Filing.Self, FullName = "Muthoni Njeri Karanja", DateOfBirth = birth.AddDays(1), Evidence = Office.Evidence };

        var asked = await office.Agent.RequestCorrectionAsync(person.PersonId, Office.Key(), request, Cancellation);
        await Office.MustBeRefusedAsync(409, "IDN-0482", () => office.Agent.RequestCorrectionAsync(person.PersonId, Office.Key(), request, Cancellation));
        var before = await office.Agent.GetPersonWithResponseAsync(person.PersonId, cancellationToken: Cancellation);
        var issued = await office.IssueAsync(asked.ApplicationId);
        var after = await office.Agent.GetPersonWithResponseAsync(person.PersonId, cancellationToken: Cancellation);

        Assert.Equal((EnrolmentKind.Correction, EnrolmentStatus.Submitted, person.PersonId), (asked.Kind, asked.Status, issued.PersonId));
        Assert.Equal(("Muthoni Njeri", "Muthoni Njeri Karanja"), (before.Result.FullName, after.Result.FullName));
        Assert.Equal((birth.AddDays(1), person.Number), (after.Result.DateOfBirth, after.Result.Number));
        Assert.NotEqual(before.ETag, after.ETag);
        await Office.MustBeRefusedAsync(422, "IDN-0481", () => office.Agent.RequestCorrectionAsync(person.PersonId, Office.Key(), request, Cancellation));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Corrections_asked_at_once_are_one(bool isPostgreSql)
    {
        await using var own = await Office.HostAsync(isPostgreSql);
        using var office = await Office.OpenAsync(own);
        var person = await office.PersonAsync("Chebet Koech", Office.NewBirth());
        var request = new CorrectionRequest { Filing = Filing.Self, FullName = "Chebet Koech Rono", DateOfBirth = person.DateOfBirth, Evidence = Office.Evidence };

        var asked = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Record.ExceptionAsync(() => office.Agent.RequestCorrectionAsync(person.PersonId, Office.Key(), request, Cancellation)).AsTask()));

        Assert.Single(asked, exception => exception is null);
        Assert.All(asked.OfType<Exception>(), exception => Assert.Contains("409", exception.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_is_suspended_is_signed_out_at_once_and_what_was_signed_in_stays_refused(bool isPostgreSql)
    {
        await using var own = await Office.HostAsync(isPostgreSql);
        using var office = await Office.OpenAsync(own);
        var citizen = await Citizen.EnrolAsync(own);
        var person = await FindAsync(own, citizen.Number);
        using var browser = new Browser(own);
        var tokens = await own.RedeemAsync(await CodeAsync(browser, citizen));
        var code = await CodeAsync(browser, citizen);

        var suspended = await office.Reviewer.SuspendPersonAsync(person, Order, Cancellation);

        Assert.Equal(PersonStatus.Suspended, suspended.Status);
        Assert.Equal("invalid_grant", (await own.RedeemAsync(code)).Error);
        Assert.Equal("invalid_grant", (await own.RefreshAsync(tokens.Text("refresh_token")!)).Error);
        Assert.Equal(HttpStatusCode.Unauthorized, await UserInfoAsync(own, tokens));
        await browser.OpenAsync("/identity/security");
        Assert.Equal("/identity/sign-in", browser.Here.AbsolutePath);
        await browser.SubmitAsync(("Country", "ke"), ("Number", citizen.Number), ("Pin", citizen.Pin));
        Assert.Contains("not right", browser.Errors.Single(), StringComparison.Ordinal);

        await office.Reviewer.ReinstatePersonAsync(person, Order, Cancellation);

        Assert.Equal("invalid_grant", (await own.RefreshAsync(tokens.Text("refresh_token")!)).Error);
        Assert.Equal(HttpStatusCode.OK, (await own.RedeemAsync(await CodeAsync(browser, citizen))).Status);
        Assert.Equal(PersonStatus.Deceased, (await office.Reviewer.RecordDeathAsync(person, Order, Cancellation)).Status);
        await Office.MustBeRefusedAsync(409, "IDN-0483", () => office.Reviewer.ReinstatePersonAsync(person, Order, Cancellation));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_guardian_is_given_to_a_minor_until_they_are_of_age(bool isPostgreSql)
    {
        await using var own = await Office.HostAsync(isPostgreSql);
        using var office = await Office.OpenAsync(own);
        var today = Today(own);
        var guardian = await office.PersonAsync("Wairimu Gathoni", new DateOnly(1980, 5, 5));
        var grown = await office.PersonAsync("Kamande Gathoni", today.AddYears(-18));
        var almost = await office.PersonAsync("Nyambura Gathoni", today.AddYears(-18).AddDays(1));
        var draft = new GuardianDraft { GuardianId = guardian.PersonId, Basis = GuardianBasis.Parent, Evidence = Office.Evidence };

        var given = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Record.ExceptionAsync(() => office.Agent.AppointGuardianAsync(almost.PersonId, Office.Key(), draft, Cancellation)).AsTask()));

        Assert.Single(given, exception => exception is null);
        await Office.MustBeRefusedAsync(409, "IDN-0486", () => office.Agent.AppointGuardianAsync(almost.PersonId, Office.Key(), draft, Cancellation));
        await Office.MustBeRefusedAsync(422, "IDN-0484", () => office.Agent.AppointGuardianAsync(grown.PersonId, Office.Key(), draft, Cancellation));
        await Office.MustBeRefusedAsync(422, "IDN-0485", () => office.Agent.AppointGuardianAsync(almost.PersonId, Office.Key(), draft with { GuardianId = almost.PersonId }, Cancellation));
        var active = Assert.Single((await office.Agent.ListGuardiansAsync(almost.PersonId, Cancellation)).Items);
        Assert.Equal((GuardianshipStatus.Active, today.AddDays(1)), (active.Status, active.Until));

        own.Clock.Advance(TimeSpan.FromDays(1));
        using var tomorrow = await Office.OpenAsync(own);

        Assert.Equal(GuardianshipStatus.Lapsed, (await tomorrow.Agent.ListGuardiansAsync(almost.PersonId, Cancellation)).Items.Single().Status);
        await Office.MustBeRefusedAsync(409, "IDN-0487", () => tomorrow.Agent.EndGuardianshipAsync(active.GuardianshipId, Order, Cancellation));
    }

    [Fact]
    public async Task A_guardianship_ends_by_order_or_by_death()
    {
        using var office = await Office.OpenAsync(host);
        var (guardian, second) = (await office.PersonAsync("Adhiambo Odhiambo", Office.NewBirth()), await office.PersonAsync("Onyango Odhiambo", Office.NewBirth()));
        var minor = await office.PersonAsync("Akinyi Odhiambo", Today(host).AddYears(-3));
        var draft = new GuardianDraft { GuardianId = guardian.PersonId, Basis = GuardianBasis.Court, Evidence = Office.Evidence };
        var first = await office.Agent.AppointGuardianAsync(minor.PersonId, Office.Key(), draft, Cancellation);
        await office.Agent.AppointGuardianAsync(minor.PersonId, Office.Key(), draft with { GuardianId = second.PersonId }, Cancellation);

        Assert.Equal(GuardianshipStatus.Ended, (await office.Agent.EndGuardianshipAsync(first.GuardianshipId, Order, Cancellation)).Status);
        await office.Reviewer.RecordDeathAsync(second.PersonId, Order, Cancellation);

        Assert.All((await office.Agent.ListGuardiansAsync(minor.PersonId, Cancellation)).Items, one => Assert.Equal(GuardianshipStatus.Ended, one.Status));
        await Office.MustBeRefusedAsync(422, "IDN-0485", () => office.Agent.AppointGuardianAsync(minor.PersonId, Office.Key(), draft with { GuardianId = second.PersonId }, Cancellation));
        Assert.Equal(GuardianshipStatus.Active, (await office.Agent.AppointGuardianAsync(minor.PersonId, Office.Key(), draft, Cancellation)).Status);
    }

    private static DateOnly Today(IdentityHost own) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(own.Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Africa/Nairobi")).DateTime);

    private static async Task<string> CodeAsync(Browser browser, Citizen citizen) => Browser.Query(await browser.AuthorizeAsync(citizen, Wire.AppRequest("openid offline_access")), "code")!;

    private static async Task<HttpStatusCode> UserInfoAsync(IdentityHost own, Answer tokens)
    {
        using var http = own.NewClient(tokens.AccessToken);
        return (await http.GetAsync(new Uri("identity/connect/userinfo", UriKind.Relative), Cancellation)).StatusCode;
    }

    internal static async Task<Guid> FindAsync(IdentityHost own, string number)
    {
        await using var scope = own.Services.CreateAsyncScope();
        var holder = NationalNumber.Parse(number)!.Value;
        return (await scope.ServiceProvider.GetRequiredService<IdentityDbContext>().PersonsOfAll.SingleAsync(row => row.Number == holder, Cancellation)).Id.Value;
    }
}
