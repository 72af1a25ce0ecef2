using DigitalIndiaStack.Core.Hosting;
using DigitalIndiaStack.Core.Peers;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Core.Time;
using DigitalIndiaStack.Identity.Block.Messages;
using DigitalIndiaStack.Sandbox.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DigitalIndiaStack.Host.Sandbox;

/// <summary>Answers the operations of specs/sandbox/sandbox.v1.yaml.</summary>
internal sealed class SandboxApi(IServiceProvider services, AdjustableTimeProvider clock, Caller caller, ProblemWriter problems) : ISandboxApi
{
    private const int MostMessages = 50;

    public async Task<Results<NoContent, ProblemHttpResult>> ResetSandboxAsync(CancellationToken cancellationToken)
    {
        clock.Reset();
        await services.ResetStoresAsync(cancellationToken);
        await SeedAsNobodyAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    public async Task<Results<Ok<IReadOnlyDictionary<string, string>>, ProblemHttpResult>> SetStateAsync(StateChange body, CancellationToken cancellationToken)
    {
        if (body.State.Length == 0 || body.Action == StateAction.Teardown)
        {
            return TypedResults.Ok<IReadOnlyDictionary<string, string>>(new Dictionary<string, string>());
        }

        // The states of the blocks that run in this process; another process knows its own.
        if (services.GetServices<ISandboxState>().FirstOrDefault(known => known.Name == body.State) is not { } state)
        {
            return problems.Write(CoreProblems.Malformed, [new RequestError("/state", "enum")]);
        }

        if (await state.SetAsync(body.Params ?? new Dictionary<string, string>(), cancellationToken) is not { } values)
        {
            return problems.Write(CoreProblems.Malformed, [new RequestError("/params", "enum")]);
        }

        var home = services.GetRequiredService<OwnAddress>().Value.AbsoluteUri;
        return TypedResults.Ok<IReadOnlyDictionary<string, string>>(new Dictionary<string, string>(values) { ["home"] = home });
    }

    public Task<Results<Ok<Clock>, ProblemHttpResult>> GetClockAsync(CancellationToken cancellationToken) =>
        Task.FromResult<Results<Ok<Clock>, ProblemHttpResult>>(Now());

    public Task<Results<Ok<Clock>, ProblemHttpResult>> AdvanceClockAsync(ClockAdvance body, CancellationToken cancellationToken)
    {
        clock.Advance(TimeSpan.FromSeconds(body.Seconds));
        return Task.FromResult<Results<Ok<Clock>, ProblemHttpResult>>(Now());
    }

    public async Task<Results<Ok<MessageList>, ProblemHttpResult>> ListMessagesAsync(string to, CancellationToken cancellationToken)
    {
        // Only the process that runs identity has an inbox.
        var messages = services.GetService<ISandboxInbox>() is { } inbox
            ? await inbox.ListAsync(caller.Tenant.Value, to, MostMessages, cancellationToken)
            : [];
        return TypedResults.Ok(new MessageList
        {
            Items = [.. messages.Select(message => new Message { To = message.To, Text = message.Text, Code = message.Code, At = message.At })],
        });
    }

    /// <summary>Seeds outside of the request: it works for every tenant, its caller for one.</summary>
    private async Task SeedAsNobodyAsync(CancellationToken cancellationToken)
    {
        Task seeding;
        using (ExecutionContext.SuppressFlow())
        {
            seeding = Task.Run(() => SandboxStart.SeedAsync(services, cancellationToken), cancellationToken);
        }

        await seeding;
    }

    private Ok<Clock> Now() => TypedResults.Ok(new Clock { Now = clock.GetUtcNow() });
}
