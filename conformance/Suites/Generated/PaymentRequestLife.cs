using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Generation;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Targets;
using DigitalIndiaStack.Conformance.Suites.Payments;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>A request to pay within two hours.</summary>
internal sealed class PaymentRequestLife(AskedPayment asked) : IStateDriver
{
    private static readonly TimeSpan PastExpiry = TimeSpan.FromHours(2) + TimeSpan.FromMinutes(1);

    public static async Task<IStateDriver> MakeAsync(CheckRun run) => new PaymentRequestLife(await AskedPayment.MakeAsync(run));

    public async Task<Answer?> FireAsync(string name)
    {
        if (name == "expire")
        {
            await SandboxControl.AdvanceAsync(asked.Run, PastExpiry);
            return null;
        }

        return await asked.ActAsync(name, asked.Payer);
    }

    public Task<string> StateAsync() => asked.StatusAsync();
}
