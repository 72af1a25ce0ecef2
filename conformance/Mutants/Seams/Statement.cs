using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace DigitalIndiaStack.Conformance.Mutants.Seams;

/// <summary>One statement on its way to the database, open to be spoilt.</summary>
internal sealed class Statement(DbCommand command, Memory memory)
{
    public Memory Memory => memory;

    public string Text => command.CommandText;

    public DbParameterCollection Parameters => command.Parameters;

    public bool Is(string begin, string table) =>
        command.CommandText.StartsWith(begin, StringComparison.Ordinal) && command.CommandText.Contains($"\"{table}\"", StringComparison.Ordinal);

    /// <summary>Whether one of these stands in it.</summary>
    public bool Mentions(params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
        {
            if (command.CommandText.Contains(text, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes conditions on columns for fulfilled.</summary>
    public void Ignore(params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns)
        {
            Replace($"(\"\\w+\"\\.\"{column}\" (=|>|<|<=|>=) @\\w+)", "($1 OR 1 = 1)");
            Replace($"(\"\\w+\"\\.\"{column}\" IS NULL)", "($1 OR 1 = 1)");
        }
    }

    /// <summary>Whether a parameter has a value.</summary>
    public bool Has(object value) => command.Parameters.Cast<DbParameter>().Any(parameter => value.Equals(parameter.Value));

    /// <summary>Puts another value into the parameters that have one.</summary>
    public void Put(object value, object by)
    {
        foreach (var parameter in command.Parameters.Cast<DbParameter>().Where(parameter => value.Equals(parameter.Value)))
        {
            parameter.Value = by;
        }
    }

    /// <summary>Puts an amount into every parameter that is one.</summary>
    public void PutAmounts(long by)
    {
        foreach (var parameter in command.Parameters.Cast<DbParameter>().Where(parameter => parameter.Value is long))
        {
            parameter.Value = by;
        }
    }

    [SuppressMessage("Security", "CA2100", Justification = "The text is the host's own statement; a catalogue entry changes it.")]
    public void Replace(string pattern, string by) => command.CommandText = Regex.Replace(command.CommandText, pattern, by, RegexOptions.CultureInvariant);
}
