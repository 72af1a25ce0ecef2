using System.Net;
using System.Text.Json;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Running;
using DigitalIndiaStack.Conformance.Engine.Specs;
using DigitalIndiaStack.Conformance.Engine.Targets;
using DigitalIndiaStack.Conformance.Engine.Verdicts;
using DigitalIndiaStack.Conformance.Suites;

namespace DigitalIndiaStack.Bench.Load;

/// <summary>Browsers in which a person has signed in at a server for a client, by the pages of it, and what the server says of itself.</summary>
internal sealed class OpenSessions
{
    private readonly List<string> cookies = [];
    private JsonElement discovery;
    private Client client = null!;

    private OpenSessions()
    {
    }

    /// <summary>Its issuer, to whom clients address themselves.</summary>
    public string Issuer => discovery.GetProperty("issuer").GetString()!;

    public string ClientId => client.ClientId;

    public Uri RedirectUri => client.RedirectUri!;

    /// <summary>Signs the citizen of the target file in at the client <c>party</c>, as often as there are sessions to be.</summary>
    /// <param name="sut">The target file of the server.</param>
    /// <param name="count">How many sessions.</param>
    public static async Task<OpenSessions> OpenAsync(string sut, int count)
    {
        var sessions = new OpenSessions();
        var specs = SpecSet.Load(Suite.Specs);
        var options = new RunOptions { Seed = 1 };
        var plan = RunPlan.Choose([new Check { Id = "BEN-C00000", Title = "People sign in", Requirements = ["IDN-4.1"], Body = run => sessions.SignInAsync(run, count) }], specs, options);
        var judged = await new Runner(specs, TimeProvider.System).RunAsync(TargetFile.Read(sut, null), plan, options, new Silence(), CancellationToken.None);
        var verdict = judged.Result.Checks.Single().Verdict;
        return verdict.Kind == VerdictKind.Pass ? sessions : throw new BenchFailedException($"Nobody signed in: {verdict.Message}");
    }

    /// <summary>An address that the discovery document names.</summary>
    public Uri Endpoint(string member) => new(discovery.GetProperty(member).GetString()!);

    /// <summary>The cookies of the browser whose turn it is.</summary>
    public string CookieOf(long number) => cookies[(int)(number % cookies.Count)];

    private async Task SignInAsync(CheckRun run, int count)
    {
        client = run.A.ClientOf("party");
        discovery = (await Discovery.FetchAsync(run)).MustBe(200).Json;
        for (var session = 0; session < count; session++)
        {
            var browser = new CookieContainer();
            var request = new SignInRequest(run.A.Tenant, run.A.PersonOf("citizen"), client, [], run.Target.AddressOf("identity").Audience)
            {
                Cookies = browser,
                ChangePushed = form => form.Remove("resource"),
            };
            await PersonSignIn.AuthorizeAsync(run, request, SignInFlow.New(run));
            cookies.Add(browser.GetCookieHeader(Endpoint("authorization_endpoint")));
        }
    }

    private sealed class Silence : IRunProgress
    {
        public void Started(RunPlan plan, int seed)
        {
        }

        public void Finished(CheckResult result)
        {
        }
    }
}
