using System.Net;
using System.Net.Http.Json;
using DigitalIndiaStack.Core.Contracts;
using DigitalIndiaStack.Identity.Contracts;
using DigitalIndiaStack.Identity.Tests.Hosting;

namespace DigitalIndiaStack.Identity.Tests.Api;

/// <summary>Enrolment and the record of a person.</summary>
public sealed class PersonTests(IdentityHost host)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_with_a_full_name_alone_is_enrolled_and_gets_a_number()
    {
        using var http = await AgentAsync("ke", "identity.persons.enrol identity.persons.read");
        var client = new IdentityClient(http);

        var enrolled = await client.EnrolPersonWithResponseAsync(Key(), Somebody(), Cancellation);
        var read = await client.GetPersonWithResponseAsync(enrolled.Result.PersonId, cancellationToken: Cancellation);

        Assert.Equal(201, enrolled.StatusCode);
        Assert.Equal($"/identity/v1/persons/{enrolled.Result.PersonId}", enrolled.Location!.ToString());
        Assert.Equal(enrolled.ETag, read.ETag);
        Assert.Equal(enrolled.Result, read.Result);
        Assert.NotNull(Block.Domain.NationalNumber.Parse(read.Result.Number));
        Assert.StartsWith("9", read.Result.Number, StringComparison.Ordinal);
        Assert.Null(read.Result.GivenName);
    }

    [Fact]
    public async Task An_enrolment_that_is_sent_twice_enrols_once()
    {
        using var http = await AgentAsync("ke", "identity.persons.enrol");
        var client = new IdentityClient(http);
        var key = Key();

        var first = await client.EnrolPersonAsync(key, Somebody(), Cancellation);
        var second = await client.EnrolPersonAsync(key, Somebody(), Cancellation);

        Assert.Equal(first.PersonId, second.PersonId);
    }

    [Fact]
    public async Task Persons_who_are_enrolled_at_once_get_different_numbers()
    {
        using var http = await AgentAsync("ke", "identity.persons.enrol");
        var client = new IdentityClient(http);

        var persons = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => client.EnrolPersonAsync(Key(), Somebody(), Cancellation)));

        Assert.Equal(6, persons.Select(person => person.Number).Distinct().Count());
    }

    [Theory]
    [InlineData("777777")]
    [InlineData("234567")]
    [InlineData("987654")]
    public async Task A_simple_PIN_is_refused(string pin)
    {
        using var http = await AgentAsync("ke", "identity.persons.enrol");

        var refused = await Assert.ThrowsAsync<ApiException<ProblemDetails>>(() => new IdentityClient(http).EnrolPersonAsync(Key(), Somebody() with { Pin = pin }, Cancellation));

        Assert.Equal((422, "IDN-0422"), (refused.StatusCode, refused.Result.Code));
    }

    [Fact]
    public async Task A_birth_in_the_future_is_refused()
    {
        using var http = await AgentAsync("ke", "identity.persons.enrol");
        var tomorrow = DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime.AddDays(2));

        var refused = await Assert.ThrowsAsync<ApiException<ProblemDetails>>(() => new IdentityClient(http).EnrolPersonAsync(Key(), Somebody() with { DateOfBirth = tomorrow }, Cancellation));

        Assert.Equal((422, "IDN-0423"), (refused.StatusCode, refused.Result.Code));
    }

    [Fact]
    public async Task Another_tenant_does_not_find_the_person()
    {
        using var kenya = await AgentAsync("ke", "identity.persons.enrol");
        using var morocco = await AgentAsync("ma", "identity.persons.read");
        var person = await new IdentityClient(kenya).EnrolPersonAsync(Key(), Somebody(), Cancellation);

        var refused = await Assert.ThrowsAsync<ApiException<ProblemDetails>>(() => new IdentityClient(morocco).GetPersonAsync(person.PersonId, cancellationToken: Cancellation));

        Assert.Equal((404, "IDN-0404"), (refused.StatusCode, refused.Result.Code));
    }

    [Fact]
    public async Task A_read_leaves_an_audit_record_and_an_unchanged_person_is_not_sent_again()
    {
        using var http = await AgentAsync("ke", "identity.persons.enrol identity.persons.read");
        var client = new IdentityClient(http);
        var enrolled = await client.EnrolPersonWithResponseAsync(Key(), Somebody(), Cancellation);
        var id = enrolled.Result.PersonId;

        await client.GetPersonAsync(id, cancellationToken: Cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"identity/v1/persons/{id}");
        request.Headers.Add("If-None-Match", enrolled.ETag);
        using var unchanged = await http.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        var records = await Audit.OfAsync(host, "ke", id);
        Assert.Equal("identity.person.enrol", records[0].Action);
        Assert.Contains(records, record => record is { Action: "identity.person.read", Actor: "enrolment-agent" });
    }

    [Fact]
    public async Task Without_the_scope_nobody_enrols_or_reads()
    {
        using var reader = await AgentAsync("ke", "identity.persons.read");
        using var stranger = host.NewClient();

        var refused = await Assert.ThrowsAsync<ApiException<ProblemDetails>>(() => new IdentityClient(reader).EnrolPersonAsync(Key(), Somebody(), Cancellation));
        using var unknown = await stranger.GetAsync(new Uri($"identity/v1/persons/{Guid.CreateVersion7()}", UriKind.Relative), Cancellation);

        Assert.Equal(403, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, unknown.StatusCode);
    }

    [Fact]
    public async Task An_enrolment_without_a_key_or_with_unknown_members_is_refused()
    {
        using var http = await AgentAsync("ke", "identity.persons.enrol");
        using var request = new HttpRequestMessage(HttpMethod.Post, "identity/v1/persons")
        {
            Content = JsonContent.Create(new { fullName = "A", dateOfBirth = "1990-01-01", language = "en", pin = "482915", number = "910000000015" }),
        };
        request.Headers.Add("Idempotency-Key", Key());
        using var unknownMember = await http.SendAsync(request, Cancellation);
        using var noKey = await http.PostAsJsonAsync("identity/v1/persons", new { fullName = "A", dateOfBirth = "1990-01-01", language = "en", pin = "482915" }, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, unknownMember.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, noKey.StatusCode);
    }

    [Fact]
    public async Task A_person_enrols_on_the_page_and_signs_in()
    {
        using var browser = new Browser(host);
        await browser.OpenAsync("/identity/enrol");
        await browser.SubmitAsync(
            ("Form.Country", "ke"), ("Form.FullName", "Page Person"), ("Form.BirthDate.Day", "3"), ("Form.BirthDate.Month", "4"), ("Form.BirthDate.Year", "1991"),
            ("Form.Email", "page@example.org"), ("Form.Pin", "482915"), ("Form.PinAgain", "482915"));
        var number = browser.Page.QuerySelector(".govuk-panel__body")!.TextContent.Trim();
        await browser.OpenAsync("/identity/enrol");
        var shownAgain = browser.Page.QuerySelector(".govuk-panel__body");

        var back = await browser.AuthorizeAsync(new Citizen("ke", number, "482915", "page@example.org"), Hosting.Protocol.AppRequest());

        Assert.NotNull(Browser.Query(back, "code"));
        Assert.Null(shownAgain);
    }

    [Fact]
    public async Task The_page_says_what_is_wrong_at_each_field()
    {
        using var browser = new Browser(host);
        await browser.OpenAsync("/identity/enrol");

        await browser.SubmitAsync(("Form.Country", "ke"), ("Form.Pin", "123456"), ("Form.PinAgain", "123457"), ("Form.Email", "nowhere"));

        Assert.Equal(4, browser.Errors.Count);
    }

    private static string Key() => Guid.CreateVersion7().ToString();

    private static Enrolment Somebody() => new() { FullName = "Amina", DateOfBirth = new DateOnly(1992, 2, 29), Language = "sw", Pin = "482915" };

    private async Task<HttpClient> AgentAsync(string tenant, string scopes) =>
        host.NewClient((await host.ClientTokenAsync("enrolment-agent", scopes, tenant)).AccessToken);
}
