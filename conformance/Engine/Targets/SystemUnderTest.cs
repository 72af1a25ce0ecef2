namespace DigitalIndiaStack.Conformance.Engine.Targets;

/// <summary>The server to judge, as its <c>dis-sut.yaml</c> describes it.</summary>
public sealed record SystemUnderTest
{
    /// <summary>What the report calls the server.</summary>
    public required string Name { get; init; }

    /// <summary>Its version, as its owner says; empty when they do not.</summary>
    public string Release { get; init; } = "";

    /// <summary>Address from which the addresses of the blocks are derived.</summary>
    public required Uri Target { get; init; }

    /// <summary>Issuer of tokens, under which <c>.well-known/openid-configuration</c> stands.</summary>
    public required Uri Issuer { get; init; }

    /// <summary>Blocks by name; a block that is not named here is judged at its default address.</summary>
    public IReadOnlyDictionary<string, BlockAddress> Blocks { get; init; } = new Dictionary<string, BlockAddress>();

    /// <summary>The tenant that acts.</summary>
    public required Tenant A { get; init; }

    /// <summary>The other tenant, which must see nothing of the first; absent where the server has only one.</summary>
    public Tenant? B { get; init; }

    /// <summary>Address of the test-control API; absent in production.</summary>
    public Uri? Control { get; init; }

    /// <summary>Address at which the server reaches the suite, to deliver what it tells by itself; absent where it cannot.</summary>
    public Uri? Receiver { get; init; }

    /// <summary>Address at which it asks for client certificates; absent where it does nowhere.</summary>
    public Uri? Mtls { get; init; }

    /// <summary>The certificate in PEM that the one of that address leads to; empty where the system trusts it.</summary>
    public string Trust { get; init; } = "";

    /// <summary>Blocks and operations that the server declares not to offer.</summary>
    public IReadOnlySet<string> Unsupported { get; init; } = new HashSet<string>();

    /// <summary>Breaches that the owner of the server knows of.</summary>
    public IReadOnlyList<Waiver> Waivers { get; init; } = [];

    /// <summary>Whether checks may delete, load, lock and move the clock.</summary>
    /// <value>The default is <see langword="true"/>; a server in production says <c>destructive: false</c>.</value>
    public bool IsDestructionPermitted { get; init; } = true;

    /// <summary>What a run may take of it.</summary>
    public Limits Limits { get; init; } = Limits.None;

    /// <summary>Whether it speaks HTTP/2 at its <c>http</c> addresses; over TLS the version is negotiated.</summary>
    public bool IsPlainHttp2 { get; init; }

    /// <summary>Where a block is served.</summary>
    public BlockAddress AddressOf(string block) => Blocks.TryGetValue(block, out var address)
        ? address
        : new BlockAddress(new Uri($"{Target.ToString().TrimEnd('/')}/{block}/v1"), $"urn:dis:{block}");

    /// <summary>Every secret of the file, by value; used to redact and never printed.</summary>
    internal IEnumerable<string> Secrets => new[] { A, B }.OfType<Tenant>()
        .SelectMany(tenant => tenant.Clients.Select(client => client.KeyPem).Concat(tenant.Persons.Select(person => person.Pin)))
        .SelectMany(secret => new[] { secret, InForm(secret) }).Distinct();

    // A form writes a blank as a plus, and not as an address does.
    private static string InForm(string secret) => Uri.EscapeDataString(secret).Replace("%20", "+", StringComparison.Ordinal);
}
