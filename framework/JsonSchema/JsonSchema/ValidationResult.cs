namespace DigitalIndiaStack.JsonSchema;

/// <summary>The verdict of one validation.</summary>
public sealed class ValidationResult
{
    internal static readonly ValidationResult Valid = new([]);

    internal ValidationResult(IReadOnlyList<ValidationError> errors) => Errors = errors;

    /// <summary>Whether the instance keeps every rule.</summary>
    public bool IsValid => Errors.Count == 0;

    /// <summary>The broken rules, at most <see cref="SchemaOptions.MaxErrors"/>; empty when valid.</summary>
    public IReadOnlyList<ValidationError> Errors { get; }
}
