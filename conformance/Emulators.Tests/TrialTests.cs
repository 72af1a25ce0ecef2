using DigitalIndiaStack.Conformance.Emulators.Judging;
using DigitalIndiaStack.Conformance.Emulators.Tests.Clients;

namespace DigitalIndiaStack.Conformance.Emulators.Tests;

public sealed class TrialTests
{
    private const string RedirectUri = "http://127.0.0.1/callback";

    public static TheoryData<string> Ids => [.. ClientMutant.All.Select(mutant => mutant.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_good_client_does_its_duty(string id)
    {
        var verdict = await TrialOf(Lack.Nothing).TryAsync(ClientMutant.Find(id)!, TestContext.Current.CancellationToken);

        Assert.True(verdict.Kind == ClientVerdictKind.Pass, $"{id}: {verdict.Reason}");
    }

    [Theory]
    [InlineData(Lack.DiscoveryIssuer, Job.SignIn, "IDN-M13")]
    [InlineData(Lack.State, Job.SignIn, "IDN-M10 IDN-E06")]
    [InlineData(Lack.ResponseIssuer, Job.SignIn, "IDN-E07 IDN-E08")]
    [InlineData(Lack.Algorithm, Job.SignIn, "IDN-M02 IDN-E04")]
    [InlineData(Lack.Signature, Job.SignIn, "IDN-M03 IDN-E03")]
    [InlineData(Lack.TokenIssuer, Job.SignIn, "IDN-E02")]
    [InlineData(Lack.Audience, Job.SignIn, "IDN-M04")]
    [InlineData(Lack.Expiry, Job.SignIn, "IDN-M01")]
    [InlineData(Lack.Nonce, Job.SignIn, "IDN-M14 IDN-E01")]
    [InlineData(Lack.Subject, Job.SignIn, "IDN-E05")]
    [InlineData(Lack.UserInfoSubject, Job.SignIn, "IDN-E10")]
    [InlineData(Lack.Algorithm, Job.Artefact, "CNS-E01")]
    [InlineData(Lack.Signature, Job.Artefact, "CNS-E02 CNS-E03")]
    [InlineData(Lack.Expiry, Job.Artefact, "CNS-E04")]
    [InlineData(Lack.Terms, Job.Artefact, "CNS-E05 CNS-E06")]
    [InlineData(Lack.Answer, Job.Verification, "CNS-E07 CNS-E08 CNS-E09 CNS-E10 CNS-E11 API-M04")]
    [InlineData(Lack.Patience, Job.Verification, "CNS-E12")]
    [InlineData(Lack.Waiting, Job.Verification, "CNS-E12")]
    [InlineData(Lack.Answer, Job.Transfer, "PAY-E05 PAY-E06 PAY-E07 API-M01")]
    [InlineData(Lack.Patience, Job.Transfer, "PAY-E01 PAY-E02 PAY-E03 PAY-E04")]
    [InlineData(Lack.Waiting, Job.Transfer, "PAY-E01 PAY-E02")]
    [InlineData(Lack.SameKey, Job.Transfer, "PAY-E03")]
    [InlineData(Lack.Amount, Job.Transfer, "PAY-E05")]
    [InlineData(Lack.Repeats, Job.Webhook, "PAY-E08 PAY-E09")]
    [InlineData(Lack.Signature, Job.Webhook, "PAY-E10 PAY-E11")]
    [InlineData(Lack.Digest, Job.Webhook, "PAY-E12")]
    [InlineData(Lack.Age, Job.Webhook, "PAY-E13")]
    public async Task A_sloppy_client_fails_at_what_it_does_not_look_at_and_nowhere_else(Lack lack, Job job, string failures)
    {
        var trial = TrialOf(lack);
        var failed = new List<string>();
        foreach (var mutant in ClientMutant.All.Where(mutant => mutant.Job == job))
        {
            var verdict = await trial.TryAsync(mutant, TestContext.Current.CancellationToken);
            Assert.True(verdict.Kind != ClientVerdictKind.Inconclusive, $"{mutant.Id}: {verdict.Reason}");
            failed.AddRange(verdict.Kind == ClientVerdictKind.Fail ? [mutant.Id] : Array.Empty<string>());
        }

        Assert.Equal(failures.Split(' ').Order(), failed.Order());
    }

    [Fact]
    public async Task A_client_that_refuses_everything_proves_nothing()
    {
        var trial = new ClientTrial(new Stubborn(ClientOutcome.Refused), TimeProvider.System, RedirectUri);

        var verdict = await trial.TryAsync(ClientMutant.Find("IDN-M14")!, TestContext.Current.CancellationToken);

        Assert.Equal(ClientVerdictKind.Inconclusive, verdict.Kind);
        Assert.StartsWith("control-failed", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_says_yes_and_does_nothing_is_not_believed()
    {
        var trial = new ClientTrial(new Stubborn(ClientOutcome.Accepted), TimeProvider.System, RedirectUri);

        var verdict = await trial.ControlAsync(Job.Transfer, TestContext.Current.CancellationToken);

        Assert.Equal(ClientVerdictKind.Fail, verdict.Kind);
    }

    [Fact]
    public async Task A_client_without_an_end_proves_nothing()
    {
        var trial = new ClientTrial(new Stubborn(ClientOutcome.Hung), TimeProvider.System, RedirectUri);

        var verdict = await trial.ControlAsync(Job.SignIn, TestContext.Current.CancellationToken);

        Assert.Equal(ClientVerdictKind.Inconclusive, verdict.Kind);
    }

    private static ClientTrial TrialOf(Lack lack) => new(new JobClient(lack), TimeProvider.System, RedirectUri);

    private sealed class Stubborn(ClientOutcome always) : IClientUnderTest
    {
        public Task<ClientOutcome> RunAsync(IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken) => Task.FromResult(always);
    }
}
