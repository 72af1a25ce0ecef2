namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects in how the key that signs tokens gives way to the next.</summary>
internal static class SigningKeyMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("IDN-M290", "IDN-5.10", "A key signs as soon as it is announced.")
        {
            Read = row =>
            {
                if (row.Is("StoredKey") && row["SignsFrom"] is not null)
                {
                    row["SignsFrom"] = row["CreatedAt"];
                }
            },
        },
        new("IDN-M291", "IDN-5.10", "The announced key is not published.") { Without = ["PublishRing"] },
        new("IDN-M292", "IDN-5.11", "A key is thrown away as soon as another has taken its place.")
        {
            Answer = traffic =>
            {
                if (traffic.Is("GET", "/.well-known/jwks"))
                {
                    traffic.ChangeAnswer(answer =>
                    {
                        var keys = answer["keys"]!.AsArray();
                        while (keys.Count > 1)
                        {
                            keys.RemoveAt(0);
                        }
                    });
                }
            },
        },
    ];
}
