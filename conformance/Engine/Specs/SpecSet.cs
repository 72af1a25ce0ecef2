using DigitalIndiaStack.Conformance.Engine.Generation;
using DigitalIndiaStack.Conformance.Engine.Requirements;
using DigitalIndiaStack.Conformance.Engine.Targets;
using DigitalIndiaStack.JsonSchema;

namespace DigitalIndiaStack.Conformance.Engine.Specs;

/// <summary>The rules by which a run judges: the API and the requirements of every block.</summary>
public sealed class SpecSet
{
    private readonly Dictionary<string, ApiDocument> documents;

    private SpecSet(Dictionary<string, ApiDocument> documents, Dictionary<string, Requirement> requirements, SchemaRegistry schemas, string digest)
    {
        this.documents = documents;
        Requirements = requirements;
        Digest = digest;
        Responses = new ResponseSchemas(schemas);
        Requests = new RequestSchemas(schemas);
    }

    /// <summary>Requirements by clause.</summary>
    public IReadOnlyDictionary<string, Requirement> Requirements { get; }

    /// <summary>Digest of every file.</summary>
    public string Digest { get; }

    /// <summary>Names of the blocks with an API.</summary>
    public IReadOnlyCollection<string> Blocks => documents.Keys;

    /// <summary>Blocks that a server serves: neither shared schemas nor the control of a sandbox.</summary>
    internal IEnumerable<string> Served => documents.Values.Where(document => document.Block != "sandbox" && document.Operations.Any()).Select(document => document.Block).Order(StringComparer.Ordinal);

    /// <summary>The lives of the things of every block.</summary>
    public IReadOnlyList<StateMachine> Machines { get; private init; } = [];

    /// <summary>What requests may hold.</summary>
    public RequestSchemas Requests { get; }

    internal ResponseSchemas Responses { get; }

    /// <summary>The specification of a block.</summary>
    public ApiDocument Document(string block) => documents.TryGetValue(block, out var document)
        ? document
        : throw new KeyNotFoundException($"There is no specification of {block}.");

    /// <summary>The letters with which the clauses and codes of a block begin, for example <c>CNS</c>.</summary>
    public string FamilyOf(string block) => Requirements.Values.First(requirement => requirement.Block == block).Id.Split('-')[0];

    /// <summary>Reads files; refuses them with all of their faults at once.</summary>
    /// <exception cref="ConfigurationFaultException">A file is not as it must be.</exception>
    public static SpecSet Load(SpecFiles files)
    {
        var faults = new List<string>();
        var documents = new Dictionary<string, ApiDocument>(StringComparer.Ordinal);
        var requirements = new Dictionary<string, Requirement>(StringComparer.Ordinal);
        var schemas = new SchemaRegistry(new SchemaOptions { AssertFormat = true, MaxErrors = 5 });
        var machines = new List<StateMachine>();
        foreach (var path in files.Paths.Where(path => path.EndsWith(".yaml", StringComparison.Ordinal)))
        {
            var block = path.Split('/')[0];
            var file = files.Read(path);
            if (path.EndsWith("/states.yaml", StringComparison.Ordinal))
            {
                machines.AddRange(StateMachineFile.Read(path, Yaml.Tree(file), faults));
            }
            else if (path.EndsWith("/requirements.yaml", StringComparison.Ordinal))
            {
                faults.AddRange(RequirementFile.Read(block, Yaml.Tree(file), faults)
                    .Where(requirement => !requirements.TryAdd(requirement.Id, requirement with { Place = ClausePlaces.Find(files, requirement) }))
                    .Select(requirement => $"{path}: {requirement.Id} is given twice."));
            }
            else
            {
                schemas.Add(path, file);
            }

            if (path == $"{block}/{block}.v1.yaml")
            {
                documents[block] = new ApiDocument(block, path, Yaml.Tree(file));
            }
        }

        if (requirements.Count == 0)
        {
            faults.Add("No requirements.yaml was found.");
        }

        return faults.Count == 0 ? new SpecSet(documents, requirements, schemas, files.Digest) { Machines = machines } : throw new ConfigurationFaultException(faults);
    }
}
