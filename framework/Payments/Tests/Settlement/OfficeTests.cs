using System.Security.Claims;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Settlement;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Payments.Tests.Settlement;

/// <summary>What people may do on the pages of the settlement.</summary>
public sealed class OfficeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("payments", "payments-operator", "pesabank safibank own")]
    [InlineData("payments", "payments-participant-safibank", "safibank")]
    [InlineData("payments", "payments-participant-nobank", "")]
    [InlineData("payments", "payments-participant-own", "")]
    [InlineData("payments", "payments-officer", "")]
    [InlineData("payments", "", "")]
    [InlineData("another", "payments-operator", "safibank")]
    [InlineData("another", "payments-participant-pesabank", "safibank")]
    public async Task A_person_sees_by_their_role_on_pages_and_by_the_client_elsewhere(string client, string role, string seen)
    {
        await using var host = await PaymentsHost.StartAsync(false);
        await SettlementParties.MakeAsync(host);

        // Whoever is registered with the client of the pages gives nobody sight by that.
        await SettlementParties.RegisterAsync(host, "trapbank", "payments");
        var caller = new Caller(new ClaimsPrincipal(new ClaimsIdentity(
            [new Claim(TokenClaims.ClientId, client), new Claim(TokenClaims.Subject, "person"), new Claim(TokenClaims.Tenant, "ke"), new Claim(TokenClaims.Roles, role)])));
        await using var scope = host.Scope();
        var db = scope.ServiceProvider.GetRequiredService<PaymentsDbContext>();

        var found = new List<string>();
        foreach (var code in new[] { "pesabank", "safibank", "own", "nobank" })
        {
            if (await db.SeesParticipantAsync(caller, code, Cancellation))
            {
                found.Add(code);
            }
        }

        Assert.Equal(seen, string.Join(' ', found));
        Assert.Equal(role == "payments-operator" && client == "payments", await db.SeesParticipantAsync(caller, "trapbank", Cancellation));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_those_who_close_the_window_that_they_see_one_does(bool onPostgreSql)
    {
        await using var host = await PaymentsHost.StartAsync(onPostgreSql);
        await using var beside = await PaymentsHost.StartAsync(onPostgreSql, host);
        var parties = await SettlementParties.MakeAsync(host);
        var seen = WindowId.From(Guid.Parse(await parties.OpenWindowAsync()));
        await parties.PayAsync("7.00");

        var opened = await Task.WhenAll(Enumerable.Range(0, 8).Select(round => Task.Run(() => CloseAsync(round % 2 == 0 ? host : beside, seen))));

        var next = Assert.Single(opened, window => window is not null)!;
        Assert.Equal((await parties.OpenWindowAsync(), seen), (next.Id.Value.ToString(), next.PreviousId));
        Assert.Equal(2, (await host.GetAsync(SettlementParties.Windows)).Json.GetProperty("items").GetArrayLength());
        Assert.Equal(["pesabank 7.00 0.00 -7.00 KES", "safibank 0.00 7.00 7.00 KES"], await parties.PositionsAsync(seen.Value.ToString()));
    }

    private static async Task<ClearingWindow?> CloseAsync(PaymentsHost host, WindowId seen)
    {
        await using var scope = host.Scope();
        var begun = (WorkStart.Begun)await scope.ServiceProvider.GetRequiredKeyedService<IUnitOfWork>("payments").BeginAsync(null, Cancellation);
        await using (begun.Work)
        {
            var window = await scope.ServiceProvider.GetRequiredService<WindowTurn>().TurnAsync("ke", seen, Cancellation);
            await begun.Work.CommitAsync(null, Cancellation);
            return window;
        }
    }
}
