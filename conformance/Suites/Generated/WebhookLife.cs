using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Generation;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Suites.Payments;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>A webhook at which nothing is told.</summary>
internal sealed class WebhookLife(Hook hook) : IStateDriver
{
    public static async Task<IStateDriver> MakeAsync(CheckRun run) => new WebhookLife(await Hook.AtAsync(run, Hook.Elsewhere));

    public async Task<Answer?> FireAsync(string name) => await hook.ActAsync($"{name}Webhook");

    public async Task<string> StateAsync() => (await hook.ActAsync("getWebhook")).MustBe(200).Member("status");
}
