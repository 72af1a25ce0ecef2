using System.Runtime.InteropServices;
using DigitalIndiaStack.Conformance.Pacts.Native;

namespace DigitalIndiaStack.Conformance.Pacts;

/// <summary>Replays pacts against a real provider.</summary>
public sealed class PactVerifier : IDisposable
{
    private const int Failed = 1;
    private static readonly Lock OneAtATime = new();

    private readonly string provider;
    private readonly IntPtr verifier = VerifierCalls.New("DigitalIndiaStack.Conformance.Pacts", "0.1.0");
    private int sources;

    /// <summary>Makes a verifier.</summary>
    /// <param name="providerName">The provider, as the pacts name it.</param>
    public PactVerifier(string providerName)
    {
        provider = providerName;
        _ = VerifierCalls.SetColoured(verifier, 0);
        _ = VerifierCalls.SetNoPactsIsError(verifier, 1);
    }

    /// <summary>Where the provider is.</summary>
    public PactVerifier WithHttpEndpoint(Uri pactUri)
    {
        VerifierCalls.SetProvider(verifier, provider, pactUri.Scheme, pactUri.Host, (ushort)pactUri.Port, pactUri.AbsolutePath);
        return this;
    }

    /// <summary>Adds one pact file.</summary>
    public PactVerifier WithFileSource(FileInfo pactFile)
    {
        VerifierCalls.AddFile(verifier, pactFile.FullName);
        sources++;
        return this;
    }

    /// <summary>Adds the pacts of a folder that are with this provider.</summary>
    /// <param name="consumers">Only those of these consumers; all of them when empty.</param>
    public PactVerifier WithDirectorySource(DirectoryInfo directory, params string[] consumers)
    {
        // One by one: the library counts every other JSON file of a folder as a failure.
        foreach (var file in PactFile.In(directory).Where(pact => pact.Provider == provider && (consumers.Length == 0 || consumers.Contains(pact.Consumer))))
        {
            WithFileSource(file.File);
        }

        return this;
    }

    /// <summary>Where the provider is asked to get into a state: <c>POST</c> with <c>{ "state", "params", "action": "setup" }</c>.</summary>
    public PactVerifier WithProviderStateUrl(Uri providerStateUri)
    {
        VerifierCalls.SetProviderState(verifier, providerStateUri.AbsoluteUri, teardown: 0, body: 1);
        return this;
    }

    /// <summary>Sends a header with every replayed request, in the place of the pact's own.</summary>
    public PactVerifier WithCustomHeader(string name, string value)
    {
        VerifierCalls.AddHeader(verifier, name, value);
        return this;
    }

    /// <summary>Replays only the interactions whose description and state match regular expressions.</summary>
    public PactVerifier WithFilter(string? description = null, string? providerState = null)
    {
        VerifierCalls.SetFilter(verifier, description ?? "", providerState ?? "", 0);
        return this;
    }

    /// <summary>How long an answer may take.</summary>
    public PactVerifier WithRequestTimeout(TimeSpan timeout)
    {
        _ = VerifierCalls.SetOptions(verifier, 0, (ulong)timeout.TotalMilliseconds);
        return this;
    }

    /// <summary>Replays and compares; blocks until all is done.</summary>
    /// <exception cref="PactFailureException">The provider answers otherwise; the message holds every difference.</exception>
    /// <exception cref="InvalidOperationException">There is nothing to verify, or the verifier itself failed.</exception>
    public void Verify()
    {
        if (sources == 0)
        {
            // The library would call it a success.
            throw new InvalidOperationException($"There is no pact with {provider} to verify.");
        }

        var code = Execute();
        if (code == Failed)
        {
            throw new PactFailureException(Output());
        }

        if (code != 0)
        {
            throw new InvalidOperationException($"The verifier failed with {code}: {Output()}");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => VerifierCalls.Shutdown(verifier);

    private int Execute()
    {
        lock (OneAtATime)
        {
            using var quiet = new QuietOutput();
            return VerifierCalls.Execute(verifier);
        }
    }

    private string Output()
    {
        var text = VerifierCalls.Output(verifier, stripColours: 1);
        try
        {
            return Marshal.PtrToStringUTF8(text) ?? "";
        }
        finally
        {
            VerifierCalls.DeleteText(text);
        }
    }
}
