"""Usual names for the columns of a table of turns, in lower case and without hyphens."""

from __future__ import annotations

from collections.abc import Sequence


def place_of(head: Sequence[str], known: frozenset[str]) -> int | None:
    """The first column with one of the names ``known``; None if there is none."""
    names = [" ".join(cell.casefold().replace("_", " ").replace("-", " ").split()) for cell in head]
    return next((n for n, name in enumerate(names) if name in known), None)


SPEAKERS = frozenset((
    "speaker", "speakers", "name", "speaker name", "participant", "voice", "who", "author", "person", "interviewee",
    "sprecher", "sprecherin", "sprecher/in", "sprecher:in", "sprechende", "hablante", "orador", "interlocutor",
    "locuteur", "locutrice", "intervenant", "intervenante", "nom", "nombre", "persona", "falante", "nome", "parlante",
    "spreker", "naam", "mówca", "rozmówca", "talare", "taler", "puhuja", "mluvčí", "konuşmacı", "спикер", "говорящий",
    "участник", "имя", "мовець", "发言人", "说话人", "说话者", "說話者", "説話者", "發言人", "話者", "発言者", "氏名",
    "화자", "발언자", "المتحدث", "דובר",
))  # fmt: skip
WORDS = frozenset((
    "words", "text", "transcript", "transcription", "content", "utterance", "speech", "message", "caption", "dialogue",
    "line", "sentence", "comment", "texto", "transcripción", "transcrição", "intervención", "fala", "texte", "propos",
    "paroles", "testo", "trascrizione", "tekst", "wortlaut", "transkript", "aussage", "beitrag",
    "transcriptie", "wypowiedź", "replik", "текст", "реплика", "текст реплики", "文本", "内容", "發言", "发言",
    "发言内容", "發言內容", "発言", "発言内容", "テキスト", "내용", "발언", "발언 내용", "النص", "טקסט",
))  # fmt: skip
TIMES = frozenset((
    "time", "timestamp", "start", "start time", "starttime", "start timestamp", "timecode", "time code", "begin", "in",
    "from", "zeit", "zeitstempel", "beginn", "anfang", "hora", "tiempo", "inicio", "início", "temps", "début", "heure",
    "horodatage", "tempo", "inizio", "tijd", "begintijd", "czas", "początek", "tid", "aika", "čas", "zaman", "время",
    "начало", "час", "时间", "開始時間", "开始时间", "開始", "時間", "時刻", "시간", "시작", "시작 시간", "الوقت",
    "זמן",
))  # fmt: skip
QUESTIONS = frozenset((
    "question", "questions", "q", "frage", "fragen", "pregunta", "preguntas", "pergunta", "perguntas", "domanda",
    "vraag", "pytanie", "fråga", "spørgsmål", "spørsmål", "kysymys", "otázka", "soru", "вопрос", "питання", "问题",
    "問題", "提问", "質問", "질문", "السؤال", "שאלה",
))  # fmt: skip
ANSWERS = frozenset((
    "answer", "answers", "a", "response", "reply", "antwort", "antworten", "respuesta", "respuestas", "resposta",
    "respostas", "réponse", "réponses", "risposta", "antwoord", "odpowiedź", "svar", "vastaus", "odpověď", "cevap",
    "yanıt", "ответ", "відповідь", "回答", "答案", "답변", "대답", "الجواب", "الإجابة", "תשובה",
))  # fmt: skip
