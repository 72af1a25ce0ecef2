using System.Globalization;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Specs;

namespace DigitalIndiaStack.Conformance.Engine.Targets;

/// <summary>Reads <c>dis-sut.yaml</c>; refuses it with all of its faults at once.</summary>
public static class TargetFile
{
    /// <summary>Stands in a file for what its writer did not know; a file with it is not finished.</summary>
    internal const string Unknown = "UNKNOWN";

    /// <summary>How a fault ends that tells of such a place.</summary>
    internal const string FillIn = $"fill in what is {Unknown}.";

    /// <summary>Reads a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="target">Address that wins over the one in the file; <see langword="null"/> to take the file's.</param>
    /// <exception cref="ConfigurationFaultException">The file is not as <c>specs/conformance/sut.schema.json</c> says, or a secret is missing.</exception>
    public static SystemUnderTest Read(string path, Uri? target)
    {
        var faults = new List<string>();
        var found = Read(path, target, faults);
        return faults.Count == 0 && found is not null ? found : throw new ConfigurationFaultException(faults);
    }

    /// <summary>Reads as much of a file as is good.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="target">Address that wins over the one in the file.</param>
    /// <param name="faults">Takes what is wrong; a client or person with a missing secret is there all the same, without it.</param>
    /// <returns>The server, or <see langword="null"/> when the file says too little.</returns>
    internal static SystemUnderTest? Read(string path, Uri? target, List<string> faults)
    {
        if (!File.Exists(path))
        {
            faults.Add($"There is no file {path}.");
            return null;
        }

        var read = Yaml.Read(File.ReadAllText(path), path);
        faults.AddRange(TargetSchema.Judge(read, path));
        if (faults.Count > 0)
        {
            return null;
        }

        var document = Yaml.Tree(read);
        faults.AddRange(Unfinished(document, "").Select(place => $"{path}: {place}: {FillIn}"));
        var directory = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return Build(document, directory, target ?? Address(document.Text("target"), null, "target", faults), faults);
    }

    private static SystemUnderTest? Build(JsonNode? document, string directory, Uri? target, List<string> faults)
    {
        if (target is null || !target.IsAbsoluteUri)
        {
            faults.Add("Say which server to judge: --target URL, or target in the file.");
            return null;
        }

        var issuer = Address(document.Text("issuer"), target, "issuer", faults);
        var control = Address(document.Text("control"), target, "control", faults);
        var blocks = document.Objects("blocks").ToDictionary(pair => pair.Key, pair => Block(pair.Key, pair.Value, target, faults));
        var tenants = document!["tenants"]!;
        return new SystemUnderTest
        {
            Name = document.Text("name"),
            Release = document.Text("release"),
            Target = target,
            Issuer = issuer ?? target,
            Control = control,
            Receiver = Address(document.Text("receiver"), null, "receiver", faults),
            Mtls = Address(document.Text("mtls"), null, "mtls", faults),
            Trust = document.AsObject().ContainsKey("trust") ? Certificate(document.Text("trust"), directory, "trust", faults) : "",
            Blocks = blocks,
            A = ReadTenant(tenants["a"]!, "tenants.a", directory, faults),
            B = tenants["b"] is { } other ? ReadTenant(other, "tenants.b", directory, faults) : null,
            Unsupported = document.Texts("unsupported").ToHashSet(StringComparer.Ordinal),
            Waivers = [.. document.List("waivers").Select(ReadWaiver)],
            IsDestructionPermitted = document.Text("destructive") != "false",
            IsPlainHttp2 = document.Text("h2c") == "true",
            Limits = new Limits(Number(document["limits"].Text("rate")), (int?)Number(document["limits"].Text("parallel"))),
        };
    }

    private static BlockAddress Block(string name, JsonObject entry, Uri target, List<string> faults) => new(
        Address(entry.Text("baseUrl"), target, $"blocks.{name}.baseUrl", faults) ?? new Uri($"{target.ToString().TrimEnd('/')}/{name}/v1"),
        entry.Text("audience") is { Length: > 0 } audience ? audience : $"urn:dis:{name}");

    private static Uri? Address(string text, Uri? target, string where, List<string> faults)
    {
        if (text.Length == 0 || (text[0] == '/' && target is null))
        {
            return null;
        }

        var isOne = text[0] == '/' ? Uri.TryCreate(target, text, out var address) : Uri.TryCreate(text.TrimEnd('/'), UriKind.Absolute, out address);
        if (!isOne)
        {
            faults.Add($"{where}: {text} is no address.");
        }

        return address;
    }

    private static Tenant ReadTenant(JsonNode entry, string where, string directory, List<string> faults) => new()
    {
        Id = entry.Text("id"),
        Clients = [.. entry.List("clients").Select((client, index) => new Client
        {
            Role = client.Text("role"),
            ClientId = client.Text("clientId"),
            KeyPem = client.ContainsKey("key") ? Key(client.Text("key"), directory, $"{where}.clients[{index}].key", faults) : "",
            CertificatePem = client.ContainsKey("certificate") ? Certificate(client.Text("certificate"), directory, $"{where}.clients[{index}].certificate", faults) : "",
            KeyId = client.Text("keyId"),
            Scopes = client.Texts("scopes"),
            IsHighAssurance = client["highAssurance"]?.GetValue<bool>() == true,
            RedirectUri = client.Text("redirectUri") is { Length: > 0 } uri ? new Uri(uri) : null,
            PostLogoutRedirectUri = client.Text("postLogoutRedirectUri") is { Length: > 0 } after ? new Uri(after) : null,
        })],
        Persons = [.. entry.List("persons").Select((person, index) => new Person
        {
            Role = person.Text("role"),
            Number = person.Text("number"),
            Contact = person.Text("contact"),
            Pin = SecretReference.Resolve(person.Text("pin"), directory, $"{where}.persons[{index}].pin", faults),
        })],
        Data = (entry["data"] as JsonObject ?? []).ToDictionary(pair => pair.Key, pair => pair.Value?.ToString() ?? ""),
    };

    private static string Key(string reference, string directory, string where, List<string> faults)
    {
        var pem = SecretReference.Resolve(reference, directory, where, faults);
        if (pem.Length > 0 && !JwsCompact.CanSign(pem))
        {
            faults.Add($"{where}: it is no private key in PEM, EC P-256 or RSA.");
            return "";
        }

        return pem;
    }

    private static string Certificate(string reference, string directory, string where, List<string> faults)
    {
        var pem = SecretReference.Resolve(reference, directory, where, faults);
        if (pem.Length > 0 && !ShownCertificate.CanRead(pem))
        {
            faults.Add($"{where}: it is no certificate in PEM.");
            return "";
        }

        return pem;
    }

    private static Waiver ReadWaiver(JsonObject entry) => new(
        entry.Text("requirement"),
        entry.Text("reason"),
        entry.Text("owner"),
        DateOnly.ParseExact(entry.Text("expires"), "yyyy-MM-dd", CultureInfo.InvariantCulture))
    {
        IsQuarantine = entry.Text("flaky") == "true",
        Link = entry.Text("link") is { Length: > 0 } link ? new Uri(link) : null,
    };

    private static IEnumerable<string> Unfinished(JsonNode? node, string place) => node switch
    {
        JsonObject members => members.SelectMany(pair => Unfinished(pair.Value, $"{place}/{pair.Key}")),
        JsonArray items => items.SelectMany((item, index) => Unfinished(item, $"{place}/{index}")),
        JsonValue value when value.ToString().TrimStart('/').StartsWith(Unknown, StringComparison.Ordinal) => [place],
        _ => [],
    };

    private static double? Number(string text) => double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;
}
