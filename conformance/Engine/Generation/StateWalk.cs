using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Engine.Generation;

/// <summary>Walks a state machine: every event that may happen, in every state in which it may, and every refusal of it in every other.</summary>
/// <param name="machine">The machine.</param>
/// <param name="make">Makes a thing in its first state.</param>
public sealed class StateWalk(StateMachine machine, Func<Task<IStateDriver>> make)
{
    /// <summary>Walks; each breach ends the check.</summary>
    public async Task RunAsync(CheckRun run)
    {
        await run.ControlAsync($"a {machine.Name} is made", async () => await MustBeAsync(await make(), machine.Start));
        var tried = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (state, path) in machine.Paths())
        {
            foreach (var step in machine.Events.Where(step => step.From.Contains(state)))
            {
                var thing = await make();
                foreach (var before in path)
                {
                    await HappenAsync(thing, before);
                }

                await RefuseAsync(run, thing, state, tried);
                await HappenAsync(thing, step);
                await RefuseAsync(run, thing, step.To, tried);
            }
        }
    }

    private async Task HappenAsync(IStateDriver thing, StateEvent step)
    {
        var answer = await thing.FireAsync(step.Name);
        Expect.That(answer is null or { Status: >= 200 and < 300 }, $"{step.Name} to lead to {step.To}", $"status {answer?.Status}: {answer?.Exchange.ResponseBody}", answer);
        await MustBeAsync(thing, step.To);
    }

    // Each state once; a thing that may leave a state by itself is not held in it.
    private async Task RefuseAsync(CheckRun run, IStateDriver thing, string state, HashSet<string> tried)
    {
        if (machine.SoonFrom(state).Count > 1 || !tried.Add(state))
        {
            return;
        }

        foreach (var step in machine.Events.Where(step => step.Refused.ContainsKey(state)))
        {
            await run.AttackAsync(async () => (await thing.FireAsync(step.Name))!.MustBeRefused(step.Refused[state].Status, step.Refused[state].Code));
            await MustBeAsync(thing, state);
        }
    }

    private async Task MustBeAsync(IStateDriver thing, string state)
    {
        var found = await thing.StateAsync();
        Expect.That(machine.SoonFrom(state).Contains(found), $"{machine.Name} in state {state}", found);
    }
}
