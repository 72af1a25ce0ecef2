using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Targets;
using DigitalIndiaStack.Conformance.Suites.Identity;
using DigitalIndiaStack.Conformance.Tests.Engine;
using DigitalIndiaStack.Conformance.Tests.Servers;

namespace DigitalIndiaStack.Conformance.Tests.Running;

public sealed class SignInTests
{
    [Fact]
    public async Task An_authorization_endpoint_keeps_its_query() => Passes(await RunAsync(new PageServer { Query = "?policy=persons" }, SignsInAsync));

    [Theory]
    [InlineData("username webauthn")]
    [InlineData("section-one USERNAME")]
    public async Task A_field_is_known_by_any_word_of_its_autocomplete(string words) => Passes(await RunAsync(new PageServer { UserField = words }, SignsInAsync));

    [Theory]
    [InlineData("session=1; Domain=elsewhere.example.org")]
    [InlineData("=")]
    [InlineData("a=b; Expires=soon; Path")]
    public async Task A_cookie_that_a_browser_would_not_keep_is_left(string cookie) => Passes(await RunAsync(new PageServer { Cookies = [cookie] }, SignsInAsync));

    [Fact]
    public async Task A_sign_in_that_is_bounded_waits_and_goes_on()
    {
        var run = await RunAsync(new PageServer { Busy = 2 }, async check =>
        {
            await SignsInAsync(check);
            Expect.Equal(2, check.Evidence.Exchanges.Count(exchange => exchange.Status == 429), "refusals before the page");
            Expect.Equal(4, check.Evidence.Exchanges.Select(exchange => exchange.RequestId).Distinct().Count() - 1, "requests beside the pushed one, each with an id of its own");
        });

        Passes(run);
    }

    [Fact]
    public async Task A_refusal_that_comes_back_to_the_client_is_a_refusal() => Passes(await RunAsync(new PageServer(), async check =>
        Expect.That(!await PersonSignIn.TrySignInAsync(check, RequestOf(check, "271806")), "no sign-in", "one")));

    [Fact]
    public async Task The_first_refusal_may_be_the_way_back_to_the_client() => Passes(await RunAsync(new PageServer(), async check =>
        Expect.Equal(303, (await PersonSignIn.FirstRefusalAsync(check, RequestOf(check, "271806"))).Status, "status of the refusal")));

    [Theory]
    [InlineData("http://")]
    [InlineData($"{PageServer.Home}?code=one&code=two")]
    public async Task A_redirect_that_nobody_can_follow_is_a_breach_and_no_fault_of_the_suite(string landing)
    {
        var run = await RunAsync(new PageServer { Landing = landing }, SignsInAsync);

        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public async Task A_discovery_document_without_what_it_must_name_is_a_breach_and_no_fault_of_the_suite() =>
        Assert.Equal(1, (await RunAsync(new PageServer(), SignInChecks.The_discovery_document_names_its_issuer_and_S256_alone)).ExitCode);

    [Theory]
    [InlineData("opaque")]
    [InlineData("a.b.c")]
    [InlineData("eyJhbGciOiJFUzI1NiJ9.W10.c2ln")]
    public async Task A_text_that_is_no_signed_token_is_a_breach_and_no_fault_of_the_suite(string token) =>
        Assert.Equal(1, (await RunAsync(new PageServer { Token = token }, async check =>
            (await TokenEndpoint.RequestAsync(check, check.A.Tenant, check.A.ClientOf("reader"), new Dictionary<string, string>())).MustHaveClaims("access_token"))).ExitCode);

    [Fact]
    public async Task A_token_whose_life_is_not_told_is_used_and_asked_for_anew()
    {
        var run = await RunAsync(new PageServer { Token = "a-token-of-its-own" }, async check =>
        {
            foreach (var _ in "12")
            {
                Expect.Equal("a-token-of-its-own", await SmallChecks.Reader(check).Tokens.GetAsync(new TokenNeed("things", ["things.read"], []), check), "token");
            }
        });

        Passes(run);
    }

    [Fact]
    public async Task A_person_signs_in_once_for_the_tokens_of_a_run_and_anew_for_a_check_of_the_sign_in()
    {
        var pages = new PageServer { Token = "a-token-of-its-own" };
        var run = await RunAsync(pages, async check =>
        {
            var request = RequestOf(check, PageServer.Pin);
            var tokens = new PersonTokens(request.Tenant, request.Person, request.Client);
            foreach (var _ in "12")
            {
                await tokens.GetAsync(new TokenNeed("things", [], []), check);
            }

            Expect.Equal(1, pages.SignIns, "sign-ins for two tokens");
            await SignsInAsync(check);
            Expect.Equal(2, pages.SignIns, "sign-ins with that of the check");
        });

        Passes(run);
    }

    [Fact]
    public async Task A_PIN_of_several_words_stands_nowhere_in_the_evidence()
    {
        await using var server = await new PageServer().StartAsync();
        using var target = new SmallTarget(server.Urls.First());
        await File.WriteAllTextAsync(Path.Combine(target.Folder, "pin"), "two words & more", TestContext.Current.CancellationToken);
        var check = new Check
        {
            Id = "TST-C01",
            Title = "A person signs in",
            Requirements = ["THG-1.1"],
            Body = run => PersonSignIn.TrySignInAsync(run, RequestOf(run, "") with { Person = run.A.PersonOf("citizen") }),
        };

        await RunOf.RequestAsync(new() { Sut = target.Sut, Specs = target.Specs, Only = ["TST-C01"], Out = Path.Combine(target.Folder, "out") }, [check]);

        var evidence = await File.ReadAllTextAsync(Path.Combine(target.Folder, "out", "evidence.jsonl"), TestContext.Current.CancellationToken);
        Assert.Contains("pin=‹redacted:", evidence, StringComparison.Ordinal);
        Assert.DoesNotContain("words", evidence, StringComparison.Ordinal);
    }

    private static async Task SignsInAsync(CheckRun check) => Expect.That(await PersonSignIn.TrySignInAsync(check, RequestOf(check, PageServer.Pin)), "a sign-in", "none");

    private static SignInRequest RequestOf(CheckRun check, string pin) => new(
        check.A.Tenant,
        new Person { Role = "newcomer", Number = PageServer.Number, Pin = pin },
        new Client { Role = "app", ClientId = "app", RedirectUri = new Uri(PageServer.Home) },
        [],
        "urn:dis:things");

    private static void Passes(RunOf run) => Assert.True(run.Output.Contains("1 pass;", StringComparison.Ordinal), run.Output);

    private static async Task<RunOf> RunAsync(PageServer pages, Func<CheckRun, Task> body)
    {
        await using var server = await pages.StartAsync();
        using var target = new SmallTarget(server.Urls.First());
        return await RunOf.RequestAsync(
            new() { Sut = target.Sut, Specs = target.Specs, Only = ["TST-C01"] },
            [new Check { Id = "TST-C01", Title = "A person signs in", Requirements = ["THG-1.1"], Body = body }]);
    }
}
