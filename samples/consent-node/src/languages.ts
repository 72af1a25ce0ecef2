/** The languages of this server, by their BCP 47 tags. */
export type Language = 'en' | 'sw';

const LANGUAGES: readonly Language[] = ['en', 'sw'];

/** The language that the header Accept-Language asks for most, English where none of ours is named. */
export function chooseLanguage(header: string | undefined): Language {
    const wanted = (header ?? '').split(',')
        .map(part => {
            const [tag = '', ...rest] = part.split(';').map(piece => piece.trim());
            const quality = rest.find(piece => piece.startsWith('q='));
            return { tag: tag.split('-')[0]!.toLowerCase(), quality: quality === undefined ? 1 : Number(quality.slice(2)) };
        })
        .filter(({ quality }) => quality > 0)
        .sort((left, right) => right.quality - left.quality);
    return LANGUAGES.find(language => language === wanted.find(({ tag }) => LANGUAGES.some(known => known === tag))?.tag) ?? 'en';
}

/** The best text of several for a reader. */
export function pick(texts: Record<string, string>, language: Language): string {
    return texts[language] ?? texts['en'] ?? Object.values(texts)[0] ?? '';
}
