using DigitalIndiaStack.Identity.Verify;
using static DigitalIndiaStack.Identity.Tests.Offline.SampleIssuer;

namespace DigitalIndiaStack.Identity.Tests.Offline;

/// <summary>Every character of what is shown matters: hundreds of altered presentations, and none is believed, and none breaks the verifier.</summary>
public sealed class AlteredCredentialTests
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    [Fact]
    public void No_altered_presentation_is_believed()
    {
        var issuer = new SampleIssuer();
        var verifier = issuer.Verifier;
        var good = issuer.Present(issuer.Credential(null, GivenName, OfAge));
        Assert.Equal(2, verifier.Verify(good, Expected).Claims.Count);

        string[] altered = [.. Altered(good, new Random(20261129)).Where(text => text != good)];

        Assert.True(altered.Length > 1000, $"{altered.Length}");
        Assert.DoesNotContain(altered, text => IsBelieved(verifier, text));
    }

    [Fact]
    public void No_part_of_one_presentation_is_believed_in_another()
    {
        var (one, two) = (new SampleIssuer(), new SampleIssuer());
        var (first, second) = (Parts(one), Parts(two));
        var count = 0;
        for (var mask = 1; mask < (1 << first.Length) - 1; mask++)
        {
            var mixed = string.Join('~', first.Select((part, place) => (mask >> place & 1) == 0 ? part : second[place]));
            if (mixed != string.Join('~', first) && mixed != string.Join('~', second))
            {
                count++;
                Assert.False(IsBelieved(one.Verifier, mixed), mixed);
            }
        }

        Assert.True(count >= 6, $"{count}");
    }

    private static string[] Parts(SampleIssuer issuer) => issuer.Present(issuer.Credential(null, GivenName, OfAge)).Split('~');

    private static IEnumerable<string> Altered(string good, Random random)
    {
        for (var place = 0; place < good.Length; place++)
        {
            // One character is another one, or is away, or stands twice; a part ends early, or begins late.
            yield return good[..place] + Letters[random.Next(Letters.Length)] + good[(place + 1)..];
            yield return good.Remove(place, 1);
            if (place % 7 == 0)
            {
                yield return good[..place] + good[place] + good[place..];
                yield return good[..place];
                yield return good[..place] + (char)random.Next(0, 0x3000) + good[place..];
                yield return good[..place] + '~' + good[place..];
                yield return good[..place] + '.' + good[place..];
            }
        }
    }

    private static bool IsBelieved(CredentialVerifier verifier, string text)
    {
        try
        {
            verifier.Verify(text, Expected);
            return true;
        }
        catch (CredentialRefusedException)
        {
            return false;
        }
    }
}
