using System.Net;
using DigitalIndiaStack.Identity.Contracts;
using DigitalIndiaStack.Identity.Tests.Api;
using DigitalIndiaStack.Identity.Tests.Enrolling;
using DigitalIndiaStack.Identity.Tests.Hosting;

namespace DigitalIndiaStack.Identity.Tests.Importing;

/// <summary>Imports from a register: what is found in their lines, who releases them, and what becomes of each line (IDN-21.1 to IDN-21.10, IDN-21.12).</summary>
public sealed class ImportTests(IdentityHost host)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_register_is_imported_released_and_its_person_is_activated_and_signs_in(bool isPostgreSql)
    {
        await using var own = await Office.HostAsync(isPostgreSql);
        using var ministry = await Ministry.OpenAsync(own);
        var birth = Office.NewBirth();
        var import = await ministry.ValidatedAsync(ministry.Draft("V-1"), Ministry.Line("V-1", "Wairimu Ndegwa", birth, ""","region":"KE-30","phone":"+254700000077" """));
        await ministry.ReleaseAsync(import);
        var done = await ministry.UntilAsync(import, RegisterImportStatus.Done);
        var person = Guid.Parse(Assert.Single(await ministry.ResultAsync(import))[4]);
        var waiting = await ministry.Agent.GetPersonAsync(person, cancellationToken: Cancellation);
        var active = await ministry.ActivateAsync("V-1", birth);

        Assert.Equal((1, 0, 0, "conformance-reviewer"), (done.Counts.Enrolled, done.Counts.Applications, done.Counts.Open, done.ReleasedBy));
        Assert.Equal((true, "KE-30", "+254700000077", "sw"), (waiting.AwaitsActivation, waiting.Region, waiting.Phone, waiting.Language));
        Assert.Equal((null, waiting.Number, person), (active.AwaitsActivation, active.Number, active.PersonId));
        Assert.Equal(["identity.person.enrol", "identity.person.read", "identity.person.activate"], (await Audit.OfAsync(own, "ke", person)).Select(record => record.Action));
        using var browser = new Browser(own);
        Assert.NotNull(Browser.Query(await browser.AuthorizeAsync(new Citizen("ke", active.Number, "604917", "+254700000077"), Hosting.Protocol.AppRequest()), "code"));
        await browser.OpenAsync("/identity/security");
        Assert.Contains(browser.Page.QuerySelectorAll("[data-outcome]"), entry => entry.GetAttribute("data-outcome") == "activated");
    }

    [Fact]
    public async Task The_report_names_lines_that_are_malformed_twice_there_or_like_somebody()
    {
        using var ministry = await Ministry.OpenAsync(host);
        using var office = await Office.OpenAsync(host);
        var birth = Office.NewBirth();
        var known = await office.PersonAsync("Muthoni Gathogo", birth);
        string[] lines =
        [
            Ministry.Line("M-1", "Kamene Mutua", Office.NewBirth()), Ministry.Line("M-1", "Mutua Musyoka", Office.NewBirth()), "{", Ministry.Line("M-4", "", Office.NewBirth()),
            """{"sourceId":"M-5","fullName":"Mueni Kilonzo","dateOfBirth":"1988-13-01"}""", Ministry.Line("M-6", "Gathogo Muthoni", birth), Ministry.Line("M-7", "Mwende Kioko", new DateOnly(2199, 1, 1)),
            Ministry.Line("M-8", "Ndinda Mbithi", Office.NewBirth(), ""","phone":"0700" """), Ministry.Line("M-9", "Kavata Nzioka", Office.NewBirth(), ""","birth":"1988-01-01" """),
        ];
        var import = await ministry.ValidatedAsync(ministry.Draft("M-1", "M-1", "M-4", "M-5", "M-6", "M-7", "M-8") with { LineCount = 9 }, lines);

        Assert.Equal(
            "2 Duplicate  , 3 Malformed  json, 4 Malformed fullName pattern, 5 Malformed dateOfBirth format, 6 Candidates  1, 7 Malformed dateOfBirth IDN-2.7, 8 Malformed phone pattern, 9 Malformed  json",
            await ministry.FindingsAsync(import));
        await ministry.ReleaseAsync(import);
        var done = await ministry.UntilAsync(import, RegisterImportStatus.Done);
        var result = await ministry.ResultAsync(import);
        Assert.Equal((6, 1, 1, 1, 1, 0), (done.Counts.Malformed, done.Counts.Duplicates, done.Counts.Candidates, done.Counts.Enrolled, done.Counts.Applications, done.Counts.Open));
        Assert.Equal("enrolled excluded excluded excluded excluded application excluded excluded excluded", string.Join(' ', result.Select(record => record[2])));
        var application = await ministry.Reviewer.GetEnrolmentAsync(Guid.Parse(result[5][5]), Cancellation);
        Assert.Equal((EnrolmentStatus.InReview, Filing.Agent, $"register/{ministry.Register}", known.PersonId), (application.Status, application.Filing, application.Agent, application.Candidates!.Single().PersonId));
        Assert.Equal($"Register {ministry.Register} of 2026-10-31, M-6", application.Evidence.Single().Description);
    }

    [Fact]
    public async Task An_application_of_an_import_is_issued_and_not_sent_back()
    {
        using var ministry = await Ministry.OpenAsync(host);
        using var office = await Office.OpenAsync(host);
        var birth = Office.NewBirth();
        await office.PersonAsync("Chebet Kiprop", birth);
        var import = await ministry.ValidatedAsync(ministry.Draft("R-1"), Ministry.Line("R-1", "Kiprop Chebet", birth, ""","region":"KE-44" """));
        await ministry.ReleaseAsync(import);
        await ministry.UntilAsync(import, RegisterImportStatus.Done);
        var application = Guid.Parse((await ministry.ResultAsync(import))[0][5]);

        await Office.MustBeRefusedAsync(404, "IDN-0404", () => ministry.ActivateAsync("R-1", birth));
        await Office.MustBeRefusedAsync(409, "IDN-0504", () => office.Reviewer.ReturnEnrolmentAsync(application, new ReturnDecision { Reason = "Which one?" }, Cancellation));
        var issued = await office.IssueAsync(application, "A cousin");
        var person = await ministry.ActivateAsync("R-1", birth);
        Assert.Equal((issued.PersonId!.Value, "KE-44", null), (person.PersonId, person.Region, person.AwaitsActivation));
        Assert.Equal($"{person.PersonId}", (await ministry.ResultAsync(import))[0][4]);
    }

    [Fact]
    public async Task Lines_that_are_not_as_announced_leave_a_draft_and_are_replaced()
    {
        using var ministry = await Ministry.OpenAsync(host);
        var (one, two) = (Office.NewBirth(), Office.NewBirth());
        var import = (await ministry.MakeAsync(ministry.Draft("D-1", "D-2"))).ImportId;
        await ministry.UploadAsync(import, string.Join('\n', Ministry.Line("D-1", "Adhiambo Oduor", one), Ministry.Line("D-3", "Anyango Owino", two)));
        var report = await ministry.Client.GetRegisterReportAsync(import, 100, null, Cancellation);
        var wrong = await ministry.UploadAsync(import, "id,name\r\n", "text/csv");
        await Office.MustBeRefusedAsync(409, "IDN-0500", () => ministry.ReleaseAsync(import));
        var csv = $"fullName,sourceId,dateOfBirth,phone\r\n\"Adhiambo, Oduor\",D-1,{one:yyyy-MM-dd},\r\nAnyango Owino,D-2,{two:yyyy-MM-dd},+254700000078\r\n";
        var right = await ministry.UploadAsync(import, csv, "text/csv");
        var validated = await ministry.UntilAsync(import, RegisterImportStatus.Validated);

        Assert.Equal((false, 2), (report.Matches, report.Found!.LineCount));
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK), (wrong.Status, right.Status));
        Assert.Equal((2, 0, 2), (validated.Counts.Checked, validated.Counts.Malformed, validated.Counts.Open));
    }

    [Fact]
    public async Task Who_made_an_import_does_not_release_it_and_strangers_find_nothing()
    {
        using var ministry = await Ministry.OpenAsync(host);
        using var elsewhere = await Ministry.OpenAsync(host, "ma");
        var draft = ministry.Draft("F-1");
        var own = (await ministry.Reviewer.CreateRegisterImportAsync(Office.Key(), draft, Cancellation)).ImportId;
        var import = await ministry.ValidatedAsync(draft, Ministry.Line("F-1", "Nafula Barasa", Office.NewBirth()));
        using var rival = await Office.AsAsync(host, "conformance-rival", "identity.imports.read identity.imports.write", "ke");

        await Office.MustBeRefusedAsync(409, "IDN-0501", () => ministry.ReleaseAsync(own));
        await Office.MustBeRefusedAsync(403, "API-0403", () => ministry.Client.ReleaseRegisterImportAsync(import, Office.Key(), Cancellation));
        await Office.MustBeRefusedAsync(404, "IDN-0404", () => new IdentityClient(rival).GetRegisterImportAsync(import, Cancellation));
        await Office.MustBeRefusedAsync(404, "IDN-0404", () => new IdentityClient(rival).CancelRegisterImportAsync(import, Cancellation));
        await Office.MustBeRefusedAsync(404, "IDN-0404", () => elsewhere.ReleaseAsync(import));
        Assert.Equal(RegisterImportStatus.Validated, (await ministry.ReadAsync(import)).Status);
    }

    [Fact]
    public async Task A_paused_import_waits_and_a_cancelled_one_enrols_nobody_and_forgets_its_lines()
    {
        await using var own = await Office.HostAsync(false);
        using var ministry = await Ministry.OpenAsync(own);
        var later = own.Clock.GetUtcNow().AddHours(1);
        var (paused, cancelled) = (
            await ministry.ValidatedAsync(ministry.Draft("P-1") with { StartAt = later }, Ministry.Line("P-1", "Zawadi Mwakio", Office.NewBirth())),
            await ministry.ValidatedAsync(ministry.Draft("P-2") with { StartAt = later }, Ministry.Line("P-2", "Mghoi Mwadime", Office.NewBirth())));
        await ministry.ReleaseAsync(paused);
        await ministry.ReleaseAsync(cancelled);
        await ministry.Client.PauseRegisterImportAsync(paused, Cancellation);
        await ministry.Client.CancelRegisterImportAsync(cancelled, Cancellation);
        own.Clock.Advance(TimeSpan.FromHours(2));
        using var awake = await Ministry.OpenAsync(own);
        var beside = await awake.ValidatedAsync(awake.Draft("P-3"), Ministry.Line("P-3", "Mkawasi Mwangeka", Office.NewBirth()));
        await awake.ReleaseAsync(beside);
        await awake.UntilAsync(beside, RegisterImportStatus.Done);

        Assert.Equal((RegisterImportStatus.Paused, 0), (await StateAsync(paused)));
        Assert.Equal((RegisterImportStatus.Cancelled, 0), (await StateAsync(cancelled)));
        await awake.Client.ResumeRegisterImportAsync(paused, Cancellation);
        Assert.Equal(1, (await awake.UntilAsync(paused, RegisterImportStatus.Done)).Counts.Enrolled);

        async Task<(RegisterImportStatus Status, int Enrolled)> StateAsync(Guid import)
        {
            var read = await awake.ReadAsync(import);
            return (read.Status, read.Counts.Enrolled);
        }
    }
}
