using System.Runtime.InteropServices;
using DigitalIndiaStack.Conformance.Pacts.Native;

namespace DigitalIndiaStack.Conformance.Pacts;

/// <summary>The interactions of a pact, and the mock server that stands for the provider.</summary>
public sealed class PactBuilder
{
    private const int Version4 = 5;

    private readonly PactConfig config;
    private readonly ushort pact;

    internal PactBuilder(string consumer, string provider, PactConfig config)
    {
        this.config = config;
        pact = ConsumerCalls.NewPact(consumer, provider);
        Native.Call.Do(ConsumerCalls.WithSpecification(pact, Version4), "the version of the specification");
    }

    /// <summary>Adds an interaction, which the consumer must then begin.</summary>
    /// <param name="description">What is asked: with its states it names the interaction.</param>
    public RequestBuilder UponReceiving(string description) => new(ConsumerCalls.NewInteraction(pact, description));

    /// <summary>Runs the consumer against the mock server and writes the pact file, if the consumer did all that the pact says and nothing else.</summary>
    /// <param name="interact">What the consumer does.</param>
    /// <exception cref="PactFailureException">It did something else; the message says what.</exception>
    public async Task VerifyAsync(Func<ConsumerContext, Task> interact)
    {
        var port = ConsumerCalls.CreateMockServer(pact, "127.0.0.1", 0, "http", null);
        if (port <= 0)
        {
            throw new InvalidOperationException($"The mock server did not start: {port}.");
        }

        try
        {
            await InteractAsync(interact, port);
            Write();
        }
        finally
        {
            ConsumerCalls.CleanupMockServer(port);
            _ = ConsumerCalls.FreePact(pact);
        }
    }

    private static async Task InteractAsync(Func<ConsumerContext, Task> interact, int port)
    {
        Exception? error = null;
        try
        {
            await interact(new ConsumerContext(new Uri($"http://127.0.0.1:{port}/")));
        }
        catch (Exception exception) when (!ConsumerCalls.MockServerMatched(port))
        {
            // What the mock server missed explains what the consumer made of its answers.
            error = exception;
        }

        if (!ConsumerCalls.MockServerMatched(port))
        {
            throw new PactFailureException($"The consumer does not keep its pact: {Marshal.PtrToStringUTF8(ConsumerCalls.MockServerMismatches(port))}", error!);
        }
    }

    private void Write()
    {
        Directory.CreateDirectory(config.PactDir);
        if (ConsumerCalls.WriteFile(pact, config.PactDir, overwrite: false) is not 0 and var error)
        {
            throw new InvalidOperationException($"The pact file was not written: {error}.");
        }
    }
}
