using System.Text.Json.Nodes;

namespace DigitalIndiaStack.Conformance.Emulators;

/// <summary>What the parts of a running emulator share.</summary>
internal sealed class Emulation(ClientMutant mutant, EmulatorKeys keys, TimeProvider clock) : IDisposable
{
    public const string ClientId = "client-under-test";

    public ClientMutant Mutant { get; } = mutant;

    public ClientRecord Record { get; } = new(clock);

    /// <summary>Address under which the emulator is reached, with a slash at its end; also its issuer.</summary>
    public Uri Address { get; set; } = new("http://127.0.0.1/");

    /// <summary>Redirect URI of the client.</summary>
    public string RedirectUri { get; init; } = "";

    /// <summary>Access token with which the client calls the blocks.</summary>
    public string Token { get; } = $"emulated-{Guid.CreateVersion7():N}";

    public EmulatorKeys Keys => keys;

    public JsonObject Jwks => keys.Jwks;

    public long Now => clock.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>Changes an answer where the mutant wants it, and notes that the client was given it.</summary>
    public JsonObject At(Spot spot, JsonObject answer)
    {
        if (Mutant.Spot == spot && Mutant.Change is { } change)
        {
            change(answer);
            Record.Fault();
        }

        return answer;
    }

    /// <summary>Signs claims, after the change.</summary>
    public string Sign(Spot spot, JsonObject claims, string type) =>
        keys.Sign(At(spot, claims), type, Mutant.Spot == spot ? Mutant.Seal : Seal.Good);

    public void Dispose() => keys.Dispose();
}
