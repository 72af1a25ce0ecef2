using System.Globalization;
using System.Security.Cryptography;
using DigitalIndiaStack.Core.Testing.Tokens;
using DigitalIndiaStack.Core.Tests.Fixture;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace DigitalIndiaStack.Core.Tests.Security;

/// <summary>
/// The issuer changes its key every five seconds while a block is called: nobody is refused, and no key that was taken away is believed. The setting
/// KEY_ROTATIONS has so many changes made in real time; 12 take a minute.
/// </summary>
public sealed class KeyRotationTests
{
    private const string Things = "/things/v1/things";
    private const int Calls = 40;
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(5);
    private static readonly TestToken Good = new("things", "things.read") { Ends = TimeSpan.FromHours(1) };
    private readonly SteppedClock clock = new();
    private int calls;

    private static int InRealTime => int.TryParse(Environment.GetEnvironmentVariable("KEY_ROTATIONS"), CultureInfo.InvariantCulture, out var count) ? count : 0;

    [Fact]
    public async Task Keys_that_change_under_load_refuse_nobody_and_none_is_believed_when_it_is_gone()
    {
        await using var host = await StartAsync();
        Assert.Equal(200, await CallAsync(host, Good));
        SigningCredentials? gone = null;
        for (var change = 0; change < Math.Max(12, InRealTime); change++)
        {
            var current = host.Issuer.Signing;
            await StepAsync();
            await LoadAsync(host, () => host.Issuer.ChangeKey());

            Assert.True(gone is null || await CallAsync(host, Good with { Signing = gone }) == 401);
            gone = current;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{calls} calls, none refused");
    }

    // The block looks for a key that somebody invents, and looks again two seconds later at the earliest: the next key is announced before it signs.
    [Fact]
    public async Task Keys_that_were_announced_refuse_nobody_while_somebody_invents_others()
    {
        await using var host = await StartAsync();
        Assert.Equal(200, await CallAsync(host, Good));
        List<SigningCredentials> signed = [];
        for (var change = 0; change < Math.Max(12, InRealTime); change++)
        {
            var next = host.Issuer.Announce();
            await StepAsync();
            Assert.Equal(401, await CallAsync(host, Good with { Signing = Invented() }));
            Assert.True(change < 2 || await CallAsync(host, Good with { Signing = signed[change - 2] }) == 401);
            signed.Add(host.Issuer.Signing);
            await LoadAsync(host, () => host.Issuer.ChangeKey(next), Invented());
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{calls} calls, none refused");
    }

    [Fact]
    public async Task A_key_that_was_taken_away_is_believed_for_ten_minutes_at_most()
    {
        await using var host = await StartAsync(isStepped: true);
        var stolen = Good with { Signing = host.Issuer.Signing };
        Assert.Equal(200, await CallAsync(host, stolen));
        host.Issuer.RotateKey();
        clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(401, await CallAsync(host, stolen));
        Assert.Equal(200, await CallAsync(host, Good));
    }

    private async Task LoadAsync(ThingsHost host, Action changeKey, SigningCredentials? invented = null)
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, Calls), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, _) =>
        {
            if (number == Calls / 2)
            {
                changeKey();
            }

            Assert.Equal(200, await CallAsync(host, Good));
            Assert.True(invented is null || await CallAsync(host, Good with { Signing = invented }) == 401);
            Interlocked.Increment(ref calls);
        });
    }

    private static SigningCredentials Invented() =>
        new(new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = Guid.CreateVersion7().ToString() }, SecurityAlgorithms.EcdsaSha256);

    private static async Task<int> CallAsync(ThingsHost host, TestToken token) =>
        (await host.SendAsync(host.Request(HttpMethod.Get, Things, token: host.Issuer.Sign(token)))).Status;

    private Task<ThingsHost> StartAsync(bool isStepped = false) => ThingsHost.StartAsync(
        builder =>
        {
            if (isStepped || InRealTime == 0)
            {
                builder.Services.AddSingleton<TimeProvider>(clock);
            }
        },
        ("Limits:Burst", "1000000"));

    private async Task StepAsync()
    {
        clock.Advance(Step);
        if (InRealTime > 0)
        {
            await Task.Delay(Step, TestContext.Current.CancellationToken);
        }
    }
}
