using System.Buffers.Text;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Identity.Verify;
using static DigitalIndiaStack.Identity.Tests.Offline.SampleIssuer;

namespace DigitalIndiaStack.Identity.Tests.Offline;

/// <summary>What the verifier reads in status lists.</summary>
public sealed class StatusTests
{
    private readonly SampleIssuer issuer = new();

    [Theory]
    [InlineData(4, 1, null)]
    [InlineData(6, 3, null)]
    [InlineData(5, 1, "was revoked")]
    [InlineData(5, 2, "is suspended")]
    [InlineData(5, 3, "the status 3")]
    public void The_status_is_that_of_the_place(int place, int status, string? reason) => Judge(reason, issuer.StatusList(null, null, (place, status)));

    [Fact]
    public void A_list_of_another_address_time_or_kind_is_refused()
    {
        Judge("another one", issuer.StatusList(claims => claims["sub"] = List + "2"));
        Judge("has expired", issuer.StatusList(claims => claims["exp"] = Now.AddSeconds(-11).ToUnixTimeSeconds()));
        Judge("in the future", issuer.StatusList(claims => claims["iat"] = Now.AddSeconds(11).ToUnixTimeSeconds()));
        Judge("in the future", issuer.StatusList(claims => claims.Remove("iat")));
        Judge("type JWT", issuer.StatusList(header: header => header["typ"] = "JWT"));
        Judge("algorithm none", issuer.StatusList(header: header => header["alg"] = "none"));
        Judge("not signed", new SampleIssuer().StatusList());
        Judge("holds no statuses", issuer.StatusList(claims => claims["status_list"]!["bits"] = 3));
        Judge("holds no statuses", issuer.StatusList(claims => claims.Remove("status_list")));
        Judge("no such place", issuer.StatusList(claims => claims["status_list"]!["lst"] = Base64Url.EncodeToString(Zlib([0]))));
        Judge("not compressed", issuer.StatusList(claims => claims["status_list"]!["lst"] = "AAAA"));
    }

    [Fact]
    public void A_list_that_blows_up_is_refused_before_it_fills_the_memory() =>
        Judge("too large", issuer.StatusList(claims => claims["status_list"]!["lst"] = Base64Url.EncodeToString(Zlib(new byte[50_000_000]))));

    [Fact]
    public void A_credential_that_names_no_list_has_no_status()
    {
        foreach (var status in new JsonNode?[] { null, "x", new JsonObject { ["status_list"] = new JsonObject { ["uri"] = List, ["idx"] = -1 } } })
        {
            var frame = issuer.Frame(isBound: false);
            frame["status"] = status;
            Judge("names no status list", issuer.StatusList(), issuer.Sign(frame) + "~");
        }
    }

    private void Judge(string? reason, string list, string? credential = null)
    {
        var shown = credential ?? issuer.Sign(issuer.Frame(isBound: false)) + "~";
        var refused = Record.Exception(() => issuer.Verifier.Verify(shown, Expected with { StatusList = list }));
        if (reason is null)
        {
            Assert.Null(refused);
        }
        else
        {
            Assert.Contains(reason, Assert.IsType<CredentialRefusedException>(refused).Message, StringComparison.Ordinal);
        }
    }
}
