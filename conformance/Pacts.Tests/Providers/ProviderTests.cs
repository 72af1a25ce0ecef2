using DigitalIndiaStack.Conformance.Pacts.Native;
using DigitalIndiaStack.Conformance.Pacts.Tests.Consumers;

namespace DigitalIndiaStack.Conformance.Pacts.Tests.Providers;

/// <summary>The pacts against the real host, and against hosts that changed.</summary>
public sealed class ProviderTests(WrittenPacts pacts, ReferenceHost reference)
{
    [Theory]
    [InlineData("agriculture", "identity")]
    [InlineData("agriculture", "consent")]
    [InlineData("agriculture", "registries")]
    [InlineData("agriculture", "payments")]
    [InlineData("registries", "identity")]
    [InlineData("registries", "consent")]
    [InlineData("consent", "identity")]
    [InlineData("payments", "identity")]
    public async Task A_block_answers_as_the_pacts_of_its_callers_say(string consumer, string provider) => await VerifyAsync(consumer, provider);

    [Fact]
    public async Task A_renamed_member_breaks_the_pact()
    {
        var broken = await Assert.ThrowsAsync<PactFailureException>(() => VerifyAsync("agriculture", "consent", gate => gate.With(
            answer: (_, answer) => (answer.Status, answer.Body.Replace("\"decisionUrl\"", "\"decisionUri\"", StringComparison.Ordinal)))));

        Assert.Contains("decisionUrl", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_status_breaks_the_pact()
    {
        var broken = await Assert.ThrowsAsync<PactFailureException>(() => VerifyAsync("agriculture", "payments", gate => gate.With(
            answer: (path, answer) => path.EndsWith("/transfers", StringComparison.Ordinal) ? (202, answer.Body) : answer)));

        Assert.Contains("expected 201 but was 202", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_under_another_code_breaks_the_pact()
    {
        var broken = await Assert.ThrowsAsync<PactFailureException>(() => VerifyAsync("agriculture", "registries", gate => gate.With(
            answer: (_, answer) => (answer.Status, answer.Body.Replace("REG-0403", "REG-0404", StringComparison.Ordinal)))));

        Assert.Contains("REG-0404", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_is_read_more_strictly_breaks_the_pact()
    {
        var broken = await Assert.ThrowsAsync<PactFailureException>(() => VerifyAsync("registries", "consent", gate => gate.With(
            request: (path, body) => path.StartsWith("/consent/", StringComparison.Ordinal) ? body.Replace("\"purposeCode\"", "\"purpose\"", StringComparison.Ordinal) : body)));

        Assert.Contains("expected 200 but was 400", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_that_is_not_there_breaks_the_pact() =>
        await Assert.ThrowsAsync<PactFailureException>(() => VerifyAsync("registries", "consent", gate => gate.With(
            request: (path, body) => path.StartsWith("/sandbox/", StringComparison.Ordinal) ? body.Replace("a consent request of a client", "a lost consent", StringComparison.Ordinal) : body)));

    private async Task VerifyAsync(string consumer, string provider, Func<Gate, Gate>? change = null)
    {
        Assert.SkipWhen(PactLibrary.Missing is not null, PactLibrary.Missing ?? "");
        await pacts.OfAsync(consumer, provider);
        await using var gate = await Gate.StartAsync(await reference.StartedAsync(), consumer, change);
        using var verifier = new PactVerifier(provider);
        verifier.WithHttpEndpoint(gate.Address).WithDirectorySource(pacts.Folder, consumer).WithProviderStateUrl(gate.States);

        // It blocks, and the gate needs threads of its own.
        await Task.Run(verifier.Verify, TestContext.Current.CancellationToken);
    }
}
