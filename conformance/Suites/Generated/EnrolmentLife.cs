using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Generation;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Suites.Identity;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>An application, which is flagged when somebody of the same name was enrolled in the meantime.</summary>
internal sealed class EnrolmentLife(Counter counter, string id) : IStateDriver
{
    public static async Task<IStateDriver> MakeAsync(CheckRun run)
    {
        var counter = Counter.Open(run);
        return new EnrolmentLife(counter, await counter.DraftedAsync());
    }

    public async Task<Answer?> FireAsync(string name)
    {
        if (name == "flag" && await StateAsync() == "draft")
        {
            await counter.PersonAsync();
        }

        return name switch
        {
            "revise" => await counter.ReviseAsync(id, (await counter.ReadAsync(id)).MustBe(200).Header("ETag")!),
            "issue" => await counter.IssueAsync(id),
            "reject" => await counter.RejectAsync(id),
            "return" => await counter.ReturnAsync(id),
            _ => await counter.SubmitAsync(id),
        };
    }

    public async Task<string> StateAsync() => (await counter.ReadAsync(id)).MustBe(200).Member("status");
}
