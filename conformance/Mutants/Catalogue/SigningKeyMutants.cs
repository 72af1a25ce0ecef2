using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Mutants.Seams;

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
        new("IDN-M291", "IDN-5.10", "The announced key is not published.") { Answer = traffic => Keep(traffic, keys => keys.RemoveAt(keys.Count - 1)) },
        new("IDN-M292", "IDN-5.11", "A key is thrown away as soon as another has taken its place.")
        {
            Answer = traffic => Keep(traffic, keys => keys.RemoveRange(0, keys.Count - 1)),
        },
    ];

    private static void Keep(Traffic traffic, Action<JsonArray> change)
    {
        if (traffic.Is("GET", "/.well-known/jwks"))
        {
            traffic.ChangeAnswer(answer =>
            {
                if (answer["keys"] is JsonArray { Count: > 1 } keys)
                {
                    change(keys);
                }
            });
        }
    }
}
