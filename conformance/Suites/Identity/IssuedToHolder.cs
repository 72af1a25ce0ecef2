using System.Buffers.Text;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>A credential as the issuer gave it (RFC 9901, 4): parts to look at, whether they are right or not.</summary>
internal sealed class IssuedToHolder
{
    private readonly CheckRun run;
    private readonly string[] parts;

    public IssuedToHolder(CheckRun run, Answer answer)
    {
        this.run = run;
        Answer = answer;
        parts = answer.Member("credential").Split('~');
        Expect.That(parts.Length > 1 && parts[^1].Length == 0, "a credential that ends in ~", answer.Member("credential"), answer);
        (Header, Claims) = Read(answer, () => (JwsCompact.Header(parts[0]), JwsCompact.Claims(parts[0])));
        Disclosures = Read(answer, () => parts[1..^1].Select(part => JsonNode.Parse(Base64Url.DecodeFromChars(part))!.AsArray()).ToList());
        Expect.That(Disclosures.All(disclosure => disclosure.Count == 3), "disclosures of a salt, a name and a value", answer.Member("credential"), answer);
    }

    public Answer Answer { get; }

    public JsonObject Header { get; }

    public JsonObject Claims { get; }

    public IReadOnlyList<JsonArray> Disclosures { get; }

    public string Id => Answer.Member("credentialId");

    /// <summary>The signed part.</summary>
    public string Signed => parts[0];

    /// <summary>The status list and the place in it.</summary>
    public (string Address, int Place) Status
    {
        get
        {
            var list = Claims["status"]?["status_list"];
            Expect.That(int.TryParse($"{list?["idx"]}", NumberStyles.None, CultureInfo.InvariantCulture, out var place) && Uri.IsWellFormedUriString($"{list?["uri"]}", UriKind.Absolute), "a place in a status list", $"{Claims["status"]}", Answer);
            return ($"{list!["uri"]}", place);
        }
    }

    /// <summary>What it tells by a disclosure or in the signed part, of the claims that there are.</summary>
    public Dictionary<string, string> Told() => CredentialChecks.Names.Where(name => Claims[name] is not null).Select(name => (name, $"{Claims[name]}"))
        .Concat(Disclosures.Select(disclosure => ($"{disclosure[1]}", $"{disclosure[2]}")))
        .DistinctBy(told => told.Item1).ToDictionary(told => told.Item1, told => told.Item2);

    /// <summary>Its list as the server gives it now.</summary>
    public async Task<Answer> ListAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Status.Address);
        var answer = await run.SendAsync(request);
        Expect.Equal(200, answer.Status, "status of the status list", answer);
        return answer;
    }

    /// <summary>Expects a status, or that it is none of those that refuse.</summary>
    public async Task MustStandAsync(int status, string what)
    {
        var list = await ListAsync();
        var (places, bits) = PlacesOf(list);
        var bit = Status.Place * bits;
        Expect.That(bit / 8 < places.Length, "a list that has the place", $"{places.Length} bytes", list);
        Expect.Equal(status, (places[bit / 8] >> (bit % 8)) & ((1 << bits) - 1), what, list);
    }

    /// <summary>The statuses of a list, and how many bits each has.</summary>
    public static (byte[] Places, int Bits) PlacesOf(Answer list) => Read(list, () =>
    {
        var packed = JwsCompact.Claims(list.Text)["status_list"]!;
        using var zlib = new ZLibStream(new MemoryStream(Base64Url.DecodeFromChars($"{packed["lst"]}")), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        zlib.CopyTo(unpacked);
        return (unpacked.ToArray(), packed["bits"]!.GetValue<int>());
    });

    private static T Read<T>(Answer answer, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception broken) when (broken is FormatException or JsonException or IndexOutOfRangeException or InvalidOperationException or NullReferenceException or InvalidDataException)
        {
            throw new CheckFailedException("a signed token, well-formed", answer.Exchange.ResponseBody, answer.Exchange);
        }
    }
}
