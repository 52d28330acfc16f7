using System.Numerics;
using System.Text;
using Agent.Inference.Grammars;

namespace Agent.Inference.Replies;

/// <summary>
/// How far a word has come inside a JSON string, byte by byte. Letters make words and everything else parts them. A copy
/// goes its own way, so a token is tried on one.
/// </summary>
internal struct WordPlace(Words known, Words told)
{
    private const int NoEscape = -2, BehindBackslash = -1;

    private Position _known = known.First;
    private Position _told = told.First;
    /// <summary>Whether the word may end behind its last letter; so it may before its first.</summary>
    private bool _mayEnd = true;
    /// <summary>Whether the word is not in the lists any more, as only a grammar can bring about; it is then left in peace to its end.</summary>
    private bool _lost;
    private int _codePoint;
    private int _bytesDue;
    /// <summary>The hexadecimal digits of an escape that were read, or a place before them.</summary>
    private int _digits = NoEscape;

    /// <summary>Moves over one byte, and says whether the words so far are in the lists or may yet come to be.</summary>
    public bool Step(byte next)
    {
        if (_digits != NoEscape)
        {
            return StepInEscape(next);
        }

        if (next != '\\')
        {
            return StepInCharacter(next);
        }

        var holds = End();
        _digits = BehindBackslash;
        return holds;
    }

    private bool StepInCharacter(byte next)
    {
        var ones = BitOperations.LeadingZeroCount((uint)(byte)~next) - 24;
        (_codePoint, _bytesDue) = _bytesDue == 0
            ? (next & (0x7F >> ones), Math.Max(0, ones - 1))
            : ((_codePoint << 6) | (next & 0x3F), _bytesDue - 1);
        var step = Advance(ref _known, next) | Advance(ref _told, next);
        if (_bytesDue > 0)
        {
            var first = _codePoint << (6 * _bytesDue);
            return _lost || step != StepResult.Refused || (_mayEnd && AnyParts(first, first + (1 << (6 * _bytesDue))));
        }

        return Parts(_codePoint) ? End() : Letter(step);
    }

    private bool Letter(StepResult step)
    {
        var holds = _lost || step != StepResult.Refused;
        _lost |= step == StepResult.Refused;
        _mayEnd = step.HasFlag(StepResult.Done);
        return holds;
    }

    private bool End()
    {
        var holds = _lost || _mayEnd;
        this = new(known, told);
        return holds;
    }

    // A letter is written as itself: an escape stands for something that parts words.
    private bool StepInEscape(byte next)
    {
        if (_digits == BehindBackslash)
        {
            _digits = next == 'u' ? 0 : NoEscape;
            _codePoint = 0;
            return true;
        }

        _codePoint = (_codePoint << 4) | Convert.ToInt32(((char)next).ToString(), 16);
        var open = 4 * (4 - ++_digits);
        var holds = _lost || AnyParts(_codePoint << open, (_codePoint + 1) << open);
        if (open == 0)
        {
            _digits = NoEscape;
            _lost = !holds;
        }

        return holds;
    }

    private static StepResult Advance(ref Position position, byte next)
    {
        var step = position.Leaf?.Step(ref position, next) ?? StepResult.Refused;
        if (step == StepResult.Refused)
        {
            position = default;
        }

        return step;
    }

    private static bool AnyParts(int first, int end)
    {
        for (var codePoint = first; codePoint < end; codePoint++)
        {
            if (Parts(codePoint))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Parts(int codePoint) => Rune.TryCreate(codePoint, out var rune) && !Rune.IsLetter(rune);
}
