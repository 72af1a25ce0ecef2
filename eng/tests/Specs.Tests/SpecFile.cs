using System.Text.Json;
using DigitalIndiaStack.JsonSchema;
using DigitalIndiaStack.JsonSchema.Yaml;

namespace DigitalIndiaStack.Specs.Tests;

/// <summary>One specification, with the schemas that all share beside it.</summary>
internal sealed class SpecFile
{
    private readonly SchemaRegistry registry = new(new SchemaOptions { AssertFormat = true });
    private readonly SpecFile? common;

    public SpecFile(string block, string yaml, SpecFile? common)
    {
        Block = block;
        Text = yaml;
        this.common = common;
        Root = new SpecNode(this, "", YamlReader.Read(yaml));
        registry.Add(UriOf(block), Root.Value);
        if (common is not null)
        {
            registry.Add(UriOf(common.Block), common.Root.Value);
        }
    }

    public string Block { get; }

    public string Text { get; }

    public SpecNode Root { get; }

    public bool IsCommon => common is null;

    /// <summary>The operations, each with its path and method.</summary>
    public IEnumerable<SpecOperation> Operations =>
        from path in Root["paths"]?.Members ?? []
        from method in path.Node.Members
        where method.Name is not ("parameters" or "summary" or "description")
        select new SpecOperation(path.Name, method.Name, method.Node, [.. path.Node["parameters"]?.Items ?? [], .. method.Node["parameters"]?.Items ?? []]);

    /// <summary>Every schema, where it is written.</summary>
    public IEnumerable<SpecNode> Schemas => SchemaWalk.All(Root);

    /// <summary>Follows a reference; nothing, where it leads nowhere.</summary>
    public SpecNode? Follow(string reference)
    {
        var parts = reference.Split('#', 2);
        var file = parts[0].Length == 0 ? this : common;
        return file is not null && parts.Length == 2 && JsonPointer.TryFollow(file.Root.Value, parts[1], out var found)
            ? new SpecNode(file, parts[1], found)
            : null;
    }

    /// <summary>What a schema says of an instance; a schema that is refused says so too.</summary>
    public IEnumerable<string> Judge(SpecNode schema, JsonElement instance)
    {
        if (!registry.TryCompile($"{UriOf(schema.File.Block)}#{Uri.EscapeDataString(schema.Pointer)}", out var compiled, out var fault))
        {
            return [fault.ToString()];
        }

        return compiled.Validate(instance).Errors.Select(error => $"{error.Pointer}: {error.Message}");
    }

    // As deep as eng/tests/Parcels.Contracts, so that references from there find the shared file too.
    private static string UriOf(string block) => $"/specs/{block}/{block}.v1.yaml";
}

/// <summary>One operation.</summary>
internal sealed record SpecOperation(string Path, string Method, SpecNode Node, IReadOnlyList<SpecNode> Parameters)
{
    public string? Id => Node.Text("operationId");

    public bool IsPublic => Node["security"]?.Items.Any() == false;

    public bool HasInput => Node["requestBody"] is not null || Parameters.Any(parameter => parameter.Text("in") is "path" or "query");

    public bool Answers(string status) => Node["responses"]?[status] is not null;
}
