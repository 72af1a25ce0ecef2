using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace DigitalIndiaStack.Conformance.Mutants;

/// <summary>What a host has seen: good tokens, and facts by name. Defects that mix things up are made of it.</summary>
internal sealed class Memory
{
    private const int Seed = 7;

    private readonly ConcurrentDictionary<string, string> tokensById = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> facts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> running = new(StringComparer.Ordinal);
    private readonly Lock drawing = new();
    private Random chance = new(Seed);

    public string? this[string name]
    {
        get => facts.GetValueOrDefault(name);
        set => facts[name] = value!;
    }

    /// <summary>The value that a fact had first.</summary>
    public string First(string name, string value) => facts.GetOrAdd(name, value);

    /// <summary>The value that a fact had before; this one when it had none.</summary>
    public string Before(string name, string value)
    {
        var before = facts.GetValueOrDefault(name, value);
        facts[name] = value;
        return before;
    }

    /// <summary>Counts one thing more that runs under a name.</summary>
    /// <returns>How many run now.</returns>
    public int Begin(string name) => running.AddOrUpdate(name, 1, (_, count) => count + 1);

    public void End(string name) => running.AddOrUpdate(name, 0, (_, count) => count - 1);

    /// <summary>A number from 0 to 1, the next of a series that every defect begins anew.</summary>
    public double Draw()
    {
        lock (drawing)
        {
            return chance.NextDouble();
        }
    }

    /// <summary>Learns a token with which a request worked.</summary>
    public void LearnToken(string token) => tokensById[$"{ClaimsOf(token)["jti"]}"] = token;

    /// <summary>The good token of which another is a forgery; the other itself when none is known.</summary>
    public string GoodTokenFor(string token) => token.Split('.').Length == 3 && tokensById.TryGetValue($"{ClaimsOf(token)["jti"]}", out var good) ? good : token;

    /// <summary>Forgets facts, so that the next defect begins anew.</summary>
    public void Forget()
    {
        facts.Clear();
        running.Clear();
        lock (drawing)
        {
            chance = new Random(Seed);
        }
    }

    private static JsonObject ClaimsOf(string token) => JsonNode.Parse(Base64Url.DecodeFromChars(token.Split('.')[1]))!.AsObject();
}
