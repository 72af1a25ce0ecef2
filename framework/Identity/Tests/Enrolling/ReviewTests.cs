using DigitalIndiaStack.Core.Contracts;
using DigitalIndiaStack.Identity.Contracts;
using DigitalIndiaStack.Identity.Tests.Api;
using DigitalIndiaStack.Identity.Tests.Hosting;

namespace DigitalIndiaStack.Identity.Tests.Enrolling;

/// <summary>Applications, their candidates and their review (IDN-14.1 to IDN-14.16).</summary>
public sealed class ReviewTests(IdentityHost host)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_application_is_drafted_revised_submitted_and_issued_and_the_person_signs_in(bool isPostgreSql)
    {
        await using var own = await Office.HostAsync(isPostgreSql);
        using var office = await Office.OpenAsync(own);
        var draft = await office.Agent.DraftEnrolmentWithResponseAsync(Office.Key(), Office.Draft("Zuhura Kombo"), Cancellation);
        var revised = await office.Agent.ReviseEnrolmentWithResponseAsync(
            draft.Result.ApplicationId, Office.Draft("Zuhura Kombo Ali") with { Email = "zuhura@example.org" }, draft.ETag, Cancellation);
        await Office.MustBeRefusedAsync(412, "API-0412", () => office.Agent.ReviseEnrolmentAsync(draft.Result.ApplicationId, Office.Draft("Other"), draft.ETag, Cancellation));
        await Office.MustBeRefusedAsync(404, "IDN-0404", () => office.SeenAsync(draft.Result.ApplicationId));
        var submitted = await office.Agent.SubmitEnrolmentAsync(draft.Result.ApplicationId, Cancellation);
        var issued = await office.IssueAsync(draft.Result.ApplicationId);
        var person = await office.Agent.GetPersonAsync(issued.PersonId!.Value, cancellationToken: Cancellation);

        Assert.NotEqual(draft.ETag, revised.ETag);
        Assert.Equal((EnrolmentStatus.Draft, EnrolmentStatus.Submitted, EnrolmentStatus.Issued), (draft.Result.Status, submitted.Status, issued.Status));
        Assert.Equal((Filing.Agent, "A-1042", "enrolment-agent", "enrolment-agent", "conformance-reviewer"), (issued.Filing, issued.Agent, issued.FiledBy, issued.SubmittedBy, issued.DecidedBy));
        Assert.Equal("Zuhura Kombo Ali", person.FullName);
        Assert.Equal(["identity.person.enrol", "identity.person.read"], (await Audit.OfAsync(own, "ke", person.PersonId)).Select(record => record.Action));
        using var browser = new Browser(own);
        var back = await browser.AuthorizeAsync(new Citizen("ke", person.Number, Citizen.PersonaPin, "zuhura@example.org"), Hosting.Protocol.AppRequest());
        Assert.NotNull(Browser.Query(back, "code"));
    }

    [Fact]
    public async Task Whoever_is_like_an_enrolled_person_waits_in_review_and_only_reviewers_see_why()
    {
        using var office = await Office.OpenAsync(host);
        var birth = new DateOnly(1911, 4, 12);
        var person = await office.PersonAsync("Mohammed Hassan Quraishi", birth);
        var other = await office.SubmittedAsync("حسن محمد", new DateOnly(1911, 12, 4));
        var unlike = await office.SubmittedAsync("Rehema Juma", birth);
        var seen = await office.SeenAsync(other.ApplicationId);

        Assert.Equal((EnrolmentStatus.InReview, EnrolmentStatus.Submitted), (other.Status, unlike.Status));
        Assert.Null(other.Candidates);
        var candidate = Assert.Single(seen.Candidates!);
        Assert.Equal((person.PersonId, NameLikeness.Contained, BirthLikeness.Exchanged), (candidate.PersonId, candidate.Name, candidate.Birth));
        await Office.MustBeRefusedAsync(422, "IDN-0479", () => office.IssueAsync(other.ApplicationId));
        Assert.Equal(EnrolmentStatus.Issued, (await office.IssueAsync(other.ApplicationId, "A cousin of the same name")).Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_the_same_person_at_two_counters_at_once_the_second_finds_the_first(bool isPostgreSql)
    {
        await using var own = await Office.HostAsync(isPostgreSql);
        using var office = await Office.OpenAsync(own);
        for (var round = 0; round < 5; round++)
        {
            var birth = Office.NewBirth();
            var drafts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => office.Agent.DraftEnrolmentAsync(Office.Key(), Office.Draft("Mwanaisha Shee", birth), Cancellation)));
            var submitted = await Task.WhenAll(drafts.Select(draft => office.Agent.SubmitEnrolmentAsync(draft.ApplicationId, Cancellation)));

            Assert.Single(submitted, one => one.Status == EnrolmentStatus.Submitted);
            Assert.Equal(3, submitted.Count(one => one.Status == EnrolmentStatus.InReview));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Issues_at_once_enrol_one_person(bool isPostgreSql)
    {
        await using var own = await Office.HostAsync(isPostgreSql);
        using var office = await Office.OpenAsync(own);
        var application = await office.SubmittedAsync("Kipchumba Ruto");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => TryIssueAsync(office, application.ApplicationId)));

        Assert.Single(answers, answer => answer is null);
        Assert.All(answers, code => Assert.True(code is null or "IDN-0475", code));
        var person = (await office.SeenAsync(application.ApplicationId)).PersonId!.Value;
        Assert.Equal("Kipchumba Ruto", (await office.Agent.GetPersonAsync(person, cancellationToken: Cancellation)).FullName);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nobody_who_had_a_hand_in_it_decides_although_others_changed_and_submitted_it_since(bool isPostgreSql)
    {
        const string scopes = "identity.enrolments.read identity.enrolments.write identity.enrolments.review";
        await using var own = await Office.HostAsync(isPostgreSql, Office.Colleagues("colleagues", scopes));
        using var office = await Office.OpenAsync(own);
        await Office.SetRolesAsync(own, Citizen.OfficerKiptoo.Number, "identity-agent identity-reviewer");
        await Office.SetRolesAsync(own, Citizen.Wanjiru.Number, "identity-agent identity-reviewer");
        using var first = await Office.AsPersonAsync(own, "colleagues", scopes, Citizen.OfficerKiptoo);
        using var second = await Office.AsPersonAsync(own, "colleagues", scopes, Citizen.Wanjiru);
        var (author, colleague) = (new IdentityClient(first), new IdentityClient(second));
        var draft = await author.DraftEnrolmentWithResponseAsync(Office.Key(), Office.Draft("Chebet Koech"), Cancellation);
        var id = draft.Result.ApplicationId;

        await colleague.ReviseEnrolmentAsync(id, Office.Draft("Chebet Koech"), draft.ETag, Cancellation);
        await colleague.SubmitEnrolmentAsync(id, Cancellation);
        await MustRefuseAsync(author, colleague);
        await office.Reviewer.ReturnEnrolmentAsync(id, new ReturnDecision { Reason = "Look again" }, Cancellation);
        await author.SubmitEnrolmentAsync(id, Cancellation);
        await MustRefuseAsync(author, colleague);
        Assert.Equal(EnrolmentStatus.Issued, (await office.IssueAsync(id)).Status);

        async Task MustRefuseAsync(params IdentityClient[] hands)
        {
            foreach (var hand in hands)
            {
                await Office.MustBeRefusedAsync(409, "IDN-0476", () => hand.IssueEnrolmentAsync(id, Office.Key(), new IssueDecision(), Cancellation));
            }
        }
    }

    [Fact]
    public async Task A_candidate_who_appears_later_sends_the_application_back()
    {
        using var office = await Office.OpenAsync(host);
        var birth = Office.NewBirth();
        var application = await office.SubmittedAsync("Achieng Otieno", birth);
        var person = await office.PersonAsync("Otieno Achieng", birth);

        await Office.MustBeRefusedAsync(409, "IDN-0480", () => office.IssueAsync(application.ApplicationId, "Nobody"));
        var seen = await office.SeenAsync(application.ApplicationId);

        Assert.Equal((EnrolmentStatus.InReview, person.PersonId), (seen.Status, seen.Candidates!.Single().PersonId));
        Assert.Equal(EnrolmentStatus.Rejected, (await office.Reviewer.RejectEnrolmentAsync(application.ApplicationId, new RejectDecision { Reason = "Enrolled" }, Cancellation)).Status);
        await Office.MustBeRefusedAsync(409, "IDN-0475", () => office.IssueAsync(application.ApplicationId, "Still"));
    }

    [Fact]
    public async Task Nobody_decides_what_they_filed_and_strangers_find_nothing()
    {
        using var office = await Office.OpenAsync(host);
        using var elsewhere = await Office.OpenAsync(host, "ma");
        var application = await office.SubmittedAsync("Nekesa Wafula");
        using var clerk = await Office.AsAsync(host, "conformance-a", "identity.enrolments.read identity.enrolments.write", "ke");
        await Office.MustBeRefusedAsync(404, "IDN-0404", () => elsewhere.SeenAsync(application.ApplicationId));
        await Office.MustBeRefusedAsync(404, "IDN-0404", () => elsewhere.IssueAsync(application.ApplicationId));
        await Office.MustBeRefusedAsync(403, "API-0403", () => office.Agent.IssueEnrolmentAsync(application.ApplicationId, Office.Key(), new IssueDecision(), Cancellation));
        await Office.MustBeRefusedAsync(404, "IDN-0404", () => new IdentityClient(clerk).GetEnrolmentAsync(application.ApplicationId, Cancellation));
        await Office.MustBeRefusedAsync(404, "IDN-0404", () => new IdentityClient(clerk).SubmitEnrolmentAsync(application.ApplicationId, Cancellation));
    }

    [Fact]
    public async Task A_draft_without_agent_or_evidence_goes_no_further()
    {
        using var office = await Office.OpenAsync(host);
        await Office.MustBeRefusedAsync(422, "IDN-0478", () => office.Agent.DraftEnrolmentAsync(Office.Key(), Office.Draft("Atieno Okoth") with { Agent = null }, Cancellation));
        await Office.MustBeRefusedAsync(422, "IDN-0422", () => office.Agent.DraftEnrolmentAsync(Office.Key(), Office.Draft("Atieno Okoth") with { Pin = "123456" }, Cancellation));
        var draft = await office.Agent.DraftEnrolmentAsync(Office.Key(), Office.Draft("Atieno Okoth") with { Evidence = [] }, Cancellation);
        await Office.MustBeRefusedAsync(422, "IDN-0477", () => office.Agent.SubmitEnrolmentAsync(draft.ApplicationId, Cancellation));
    }

    [Fact]
    public async Task The_queue_is_listed_by_state_newest_first()
    {
        using var office = await Office.OpenAsync(host);
        var birth = Office.NewBirth();
        var first = await office.SubmittedAsync("Naliaka Simiyu", birth);
        var second = await office.SubmittedAsync("Simiyu Naliaka", birth);

        var queue = await office.Reviewer.ListEnrolmentsAsync(EnrolmentStatus.InReview, 100, null, Cancellation);
        var mine = await office.Agent.ListEnrolmentsAsync(null, 1, null, Cancellation);

        Assert.Contains(queue.Items, one => one.ApplicationId == second.ApplicationId && one.Candidates!.Single().ApplicationId == first.ApplicationId);
        Assert.DoesNotContain(queue.Items, one => one.ApplicationId == first.ApplicationId);
        Assert.NotNull(mine.NextCursor);
        Assert.All(mine.Items, one => Assert.Null(one.Candidates));
    }

    private static async Task<string?> TryIssueAsync(Office office, Guid application)
    {
        try
        {
            await office.IssueAsync(application);
            return null;
        }
        catch (ApiException<ProblemDetails> refused)
        {
            return refused.Result.Code;
        }
    }
}
