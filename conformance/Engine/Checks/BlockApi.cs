using DigitalIndiaStack.Conformance.Engine.Specs;

namespace DigitalIndiaStack.Conformance.Engine.Checks;

/// <summary>The API of one block, by operation id.</summary>
public sealed class BlockApi
{
    private readonly CheckRun run;
    private readonly ApiDocument document;

    internal BlockApi(CheckRun run, ApiDocument document)
    {
        this.run = run;
        this.document = document;
    }

    /// <summary>Where the block is served.</summary>
    public Uri BaseUrl => run.Target.AddressOf(document.Block).BaseUrl;

    /// <summary>Every operation of the block.</summary>
    public IEnumerable<ApiOperation> Operations => document.Operations;

    /// <summary>Starts a call of an operation.</summary>
    /// <exception cref="KeyNotFoundException">The specification has no such operation: the check is broken.</exception>
    public OperationCall Call(string operationId) => new(run, document[operationId]);
}
