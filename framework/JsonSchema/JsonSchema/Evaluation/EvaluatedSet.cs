namespace DigitalIndiaStack.JsonSchema.Evaluation;

/// <summary>Which members or items of one value some keyword has already judged; read by <c>unevaluatedProperties</c> and <c>unevaluatedItems</c>.</summary>
internal sealed class EvaluatedSet
{
    private ulong[] words = new ulong[1];
    private bool all;

    /// <summary>Marks a member or item by its position in the document.</summary>
    public void Mark(int position)
    {
        var word = position >> 6;
        if (word >= words.Length)
        {
            Array.Resize(ref words, Math.Max(word + 1, words.Length * 2));
        }

        words[word] |= 1UL << (position & 63);
    }

    public void MarkAll() => all = true;

    public bool Holds(int position) =>
        all || (position >> 6 < words.Length && (words[position >> 6] & (1UL << (position & 63))) != 0);

    public void Merge(EvaluatedSet other)
    {
        all |= other.all;
        if (other.words.Length > words.Length)
        {
            Array.Resize(ref words, other.words.Length);
        }

        for (var word = 0; word < other.words.Length; word++)
        {
            words[word] |= other.words[word];
        }
    }
}
