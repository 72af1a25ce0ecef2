using System.Security.Cryptography;
using DigitalIndiaStack.Identity.Tests.Enrolling;

namespace DigitalIndiaStack.Identity.Tests.Passkeys;

/// <summary>An authenticator whose key is for RS256, which the options name second, at the pages of the person.</summary>
public sealed class RsaPasskeyTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_passkey_for_RS256_is_added_beside_others_signs_in_and_no_other_key_signs_for_it(bool isPostgreSql)
    {
        await using var host = await Office.HostAsync(isPostgreSql);
        var holder = await Holder.EnrolAsync(host);
        using var browser = await holder.Member.SignInAsync();
        using var own = RSA.Create(2048);
        using var other = RSA.Create(2048);
        var point = await holder.AddAsync(browser, "Phone");
        var passkey = await holder.AddAsync(browser, "Key", own.ExportParameters(true));

        Assert.Equal(["Phone=yes", "Key=yes"], Holder.Shown(browser));
        Assert.True(await holder.GetsInAsync(holder.Next(passkey)));
        Assert.False(await holder.GetsInAsync(holder.Next(passkey) with { Rsa = other.ExportParameters(true) }));
        Assert.False(await holder.GetsInAsync(holder.Next(passkey) with { Rsa = null }));
        Assert.True(await holder.GetsInAsync(holder.Next(point)));
        Assert.True(await holder.GetsInAsync(holder.Next(passkey)));
        Assert.False(await holder.GetsInAsync(passkey with { Counter = 1 }));
    }
}
