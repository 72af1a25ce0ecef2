using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using DigitalIndiaStack.Conformance.Engine.Specs;

namespace DigitalIndiaStack.Conformance.Engine.Generation;

/// <summary>Every operation by every caller, as the specifications say it: <c>security</c> names the scope, <c>x-dis-owner</c> whose the object is.</summary>
public sealed class AccessMatrix
{
    // The test-control API of a sandbox is no part of what is judged, and a server that lets anybody reset it would end the run.
    private const string Sandbox = "sandbox";

    private AccessMatrix(List<AccessRow> rows) => Rows = rows;

    /// <summary>The operations, block by block in the order of their specification.</summary>
    public IReadOnlyList<AccessRow> Rows { get; }

    /// <summary>Generates the matrix.</summary>
    public static AccessMatrix Of(SpecSet specs) => new(
        [.. specs.Blocks.Where(block => block != Sandbox).Order(StringComparer.Ordinal).SelectMany(block => specs.Document(block).Operations, (block, operation) => RowOf(operation, specs.FamilyOf(block)))]);

    /// <summary>The rows in which a caller is refused with a status.</summary>
    public IEnumerable<AccessRow> Refusing(Caller caller, int status) => Rows.Where(row => row.Cells[caller].Status == status);

    /// <summary>The matrix as a table in Markdown.</summary>
    public string ToMarkdown()
    {
        var callers = Enum.GetValues<Caller>();
        var text = new StringBuilder("| block | operation |");
        text.AppendJoin('|', callers.Select(caller => $" {Words(caller)} ")).AppendLine("|");
        text.Append("|---|---|").AppendJoin('|', callers.Select(_ => "---")).AppendLine("|");
        foreach (var row in Rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {row.Operation.Block} | `{row.Operation.Id}` |").AppendJoin('|', callers.Select(caller => $" {row.Cells[caller]} ")).AppendLine("|");
        }

        return text.ToString();
    }

    private static AccessRow RowOf(ApiOperation operation, string family) =>
        new(operation, Enum.GetValues<Caller>().ToFrozenDictionary(caller => caller, caller => operation.IsPublic ? Access.Open : CellOf(operation, family, caller)));

    private static Access CellOf(ApiOperation operation, string family, Caller caller) => caller switch
    {
        Caller.Anonymous or Caller.Expired or Caller.WrongAudience or Caller.WrongKey or Caller.AlgNone => new(401, "API-0401"),
        Caller.LowScope => new(403, "API-0403"),
        Caller.OtherTenant when operation.Owner != ObjectOwner.None => new(404, $"{family}-0404"),
        Caller.OtherOwner when operation.Owner is ObjectOwner.Client or ObjectOwner.Person => new(404, $"{family}-0404"),
        Caller.OtherTenant => Access.Own,
        Caller.OtherOwner when operation.Owner == ObjectOwner.None => Access.Own,
        _ => Access.Open,
    };

    private static string Words(Caller caller) => string.Concat(caller.ToString().Select((letter, index) => index > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
}
