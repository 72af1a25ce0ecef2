using System.Text;
using CsCheck;
using DigitalIndiaStack.Identity.Block.Factors;

namespace DigitalIndiaStack.Identity.Tests.Factors;

/// <summary>The codes of an app, against the test vectors of the standards.</summary>
public sealed class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    // RFC 6238, appendix B, SHA-1, the last six of the eight digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_RFC_6238(long seconds, string code) =>
        Assert.Equal(code, Totp.CodeOf(Secret, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    // RFC 4226, appendix D.
    [Theory]
    [InlineData(0, "755224")]
    [InlineData(1, "287082")]
    [InlineData(9, "520489")]
    public void Codes_of_steps_are_those_of_RFC_4226(long step, string code) => Assert.Equal(code, Totp.CodeOf(Secret, step));

    // RFC 4648, 10, without padding.
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Base32_is_that_of_RFC_4648(string text, string base32) => Assert.Equal(base32, Base32.Encode(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void Base32_keeps_every_secret() => Gen.Byte.Array[0, 40].Sample(secret => Member.Decode(Base32.Encode(secret)).SequenceEqual(secret));

    [Theory]
    [InlineData(-2, 1, false)]
    [InlineData(-1, 1, true)]
    [InlineData(0, 1, true)]
    [InlineData(1, 1, true)]
    [InlineData(2, 1, false)]
    [InlineData(1, 0, false)]
    public void A_code_is_found_in_its_own_step_and_those_beside_it(int off, int around, bool isFound)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1234567890);
        var step = Totp.StepAt(now) + off;

        Assert.Equal(isFound ? step : null, Totp.FindStep(Secret, Totp.CodeOf(Secret, step), now, around));
    }

    [Theory]
    [InlineData("")]
    [InlineData("05924")]
    [InlineData("0059240")]
    [InlineData("۰۰۵۹۲۴")]
    [InlineData("00592４")]
    public void Another_text_is_no_code(string typed) => Assert.Null(Totp.FindStep(Secret, typed, DateTimeOffset.FromUnixTimeSeconds(1234567890), 1));

    [Fact]
    public void The_address_is_what_apps_read()
    {
        var address = new Uri(Totp.AddressOf(Secret, "id.example.org", "0015"));

        Assert.Equal(("otpauth", "totp", "/id.example.org:0015"), (address.Scheme, address.Host, address.AbsolutePath));
        Assert.Equal("?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=id.example.org&algorithm=SHA1&digits=6&period=30", address.Query);
    }
}
