using CsCheck;
using DigitalIndiaStack.Consent.Tests.Hosting;

namespace DigitalIndiaStack.Consent.Tests.Api;

/// <summary>Whatever is done in whatever order: only what is legal changes a request or a consent.</summary>
public sealed class LifeTests
{
    private const int Frequency = 3;
    private const int Days = 2;

    private static readonly Gen<(Step Step, int Hours)[]> Sequences =
        Gen.Select(Gen.Enum<Step>(), Gen.Int[1, 20], (step, hours) => (step, hours)).Array[8, 16];

    private enum Step
    {
        Grant,
        GrantAgain,
        Refuse,
        GrantAsAnother,
        Withdraw,
        WithdrawAsAnother,
        Verify,
        VerifyAgain,
        Wait,
    }

    [Fact]
    public async Task Every_illegal_step_is_refused()
    {
        await using var host = await ConsentHost.StartAsync();
        var agreement = await host.AgreeAsync(ConsentHost.Terms(count: Frequency, days: Days));

        await Sequences.SampleAsync(steps => RunAsync(host, agreement, steps), iter: 20, threads: 1);
    }

    private static async Task RunAsync(ConsentHost host, string agreement, (Step Step, int Hours)[] steps)
    {
        var request = (await host.AskAsync(agreement, "chebet")).Text("requestId");
        var model = new Model();
        foreach (var (step, hours) in steps)
        {
            if (step == Step.Wait)
            {
                host.Host.Clock.Advance(TimeSpan.FromHours(hours));
                model.Age += hours;
                continue;
            }

            var expected = model.Expect(step);
            Assert.Equal($"{step}: {expected}", $"{step}: {await DoAsync(host, request, model, step)}");
        }

        Assert.Equal(model.RequestState, (await host.GetAsync($"/requests/{request}")).Text("status"));
        if (model.Consent is not null)
        {
            Assert.Equal(model.ConsentState, (await host.AsPersonAsync("chebet", HttpMethod.Get, $"/consents/{model.Consent}")).Text("status"));
        }
    }

    private static async Task<string> DoAsync(ConsentHost host, string request, Model model, Step step)
    {
        var consent = model.Consent ?? Guid.CreateVersion7().ToString();
        switch (step)
        {
            case Step.Grant or Step.GrantAgain or Step.Refuse:
                var decided = await host.DecideAsync(request, "chebet", step == Step.Refuse ? "refuse" : "grant");
                model.Consent ??= decided.Status == 200 && step != Step.Refuse ? decided.Text("consentId") : null;
                return decided.Outcome;
            case Step.GrantAsAnother:
                return (await host.DecideAsync(request, "another")).Outcome;
            case Step.Withdraw:
                return (await host.WithdrawAsync(consent, "chebet")).Outcome;
            case Step.WithdrawAsAnother:
                return (await host.WithdrawAsync(consent, "another")).Outcome;
            default:
                return ConsentHost.StateOf(await host.VerifyAsync(consent));
        }
    }

    /// <summary>What the rules say, in hours since the request.</summary>
    private sealed class Model
    {
        private string decision = "";
        private int grantedAt;
        private bool withdrawn;
        private int uses;

        public int Age { get; set; }

        public string? Consent { get; set; }

        public string RequestState => decision.Length > 0 ? decision : Age < 24 ? "pending" : "expired";

        public string ConsentState => withdrawn ? "withdrawn" : Age - grantedAt < 24 * Days ? "active" : "expired";

        public string Expect(Step step) => step switch
        {
            Step.Grant or Step.GrantAgain or Step.Refuse => Decide(step),
            Step.GrantAsAnother or Step.WithdrawAsAnother => "404 CNS-0404",
            Step.Withdraw => Withdraw(),
            _ => Verify(),
        };

        private string Decide(Step step)
        {
            if (RequestState != "pending")
            {
                return RequestState == "expired" ? "409 CNS-0410" : "409 CNS-0409";
            }

            decision = step == Step.Refuse ? "refused" : "granted";
            grantedAt = Age;
            return "200";
        }

        private string Withdraw()
        {
            if (decision != "granted")
            {
                return "404 CNS-0404";
            }

            var outcome = withdrawn ? "409 CNS-0409" : "200";
            withdrawn = true;
            return outcome;
        }

        private string Verify()
        {
            if (decision != "granted")
            {
                return "unknown";
            }

            if (ConsentState != "active")
            {
                return ConsentState;
            }

            return uses++ < Frequency ? "active" : "frequency";
        }
    }
}
